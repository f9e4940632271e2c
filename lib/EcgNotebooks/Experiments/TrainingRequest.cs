using EcgNotebooks.Networks;
using EcgNotebooks.Networks.Layers;
using EcgNotebooks.Training;

namespace EcgNotebooks.Experiments;

/// <summary>Options of one training that replace those of the recipe; null keeps the recipe's value.</summary>
public sealed record TrainingRequest
{
    /// <summary>Number of epochs; null keeps the recipe's value, or that of the training that is resumed.</summary>
    public int? Epochs { get; init; }

    /// <summary>Seed of the initial weights, the order of the rows and the dropout masks.</summary>
    public long? Seed { get; init; }

    /// <summary>Floating-point precision of the computation.</summary>
    public Precision? Precision { get; init; }

    /// <summary>Device that the network is trained on.</summary>
    public ComputeDevice Device { get; init; }

    /// <summary>Whether to resume an interrupted training.</summary>
    public bool Resume { get; init; }

    /// <summary>
    /// Whether an error protects an existing training from being overwritten; the command line asks for it, so that a repeated
    /// command destroys nothing.
    /// </summary>
    internal bool ProtectsTraining { get; init; }

    internal TrainingOptions Apply(TrainingOptions recipe, ExistingTraining? existing) =>
        recipe with
        {
            Epochs = EpochsGiven(existing) ?? recipe.Epochs,
            Seed = Seed ?? recipe.Seed,
            Precision = Precision ?? recipe.Precision,
            Device = Device,
        };

    /// <summary>Returns the number of epochs that the request or the training that it resumes gives; null for the recipe's.</summary>
    internal int? EpochsGiven(ExistingTraining? existing) => Epochs ?? (Resume ? existing?.PlannedEpochs : null);

    internal void ThrowIfProtected(ExistingTraining? existing, int epochs)
    {
        if (!ProtectsTraining || existing is null || (Resume && existing.CanContinue))
        {
            return;
        }

        throw Resume ? existing.NotContinued() : existing.Protected(epochs);
    }
}
