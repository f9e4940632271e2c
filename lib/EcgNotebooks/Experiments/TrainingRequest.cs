using EcgNotebooks.Networks;
using EcgNotebooks.Networks.Layers;
using EcgNotebooks.Training;

namespace EcgNotebooks.Experiments;

/// <summary>What a caller may set differently from the recipe when training; null keeps the recipe's value.</summary>
public sealed record TrainingRequest
{
    /// <summary>Passes over the training rows.</summary>
    public int? Epochs { get; init; }

    /// <summary>Decides the initial weights, the order of the rows and what dropout leaves out.</summary>
    public long? Seed { get; init; }

    /// <summary>The numbers that the network computes with.</summary>
    public Precision? Precision { get; init; }

    /// <summary>Where the network trains.</summary>
    public ComputeDevice Device { get; init; }

    /// <summary>Whether an interrupted training goes on where it stopped.</summary>
    public bool Resume { get; init; }

    internal TrainingOptions Apply(TrainingOptions recipe) =>
        recipe with
        {
            Epochs = Epochs ?? recipe.Epochs,
            Seed = Seed ?? recipe.Seed,
            Precision = Precision ?? recipe.Precision,
            Device = Device,
        };
}
