using System.Text.Json.Serialization;
using EcgNotebooks.Networks;
using EcgNotebooks.Networks.Layers;

namespace EcgNotebooks.Training;

/// <summary>How a network is trained; <see cref="Cnn"/> and <see cref="Crnn"/> hold the published values.</summary>
public sealed record TrainingOptions
{
    /// <summary>The published CNN's training: Adam at 1e-3, batches of 64, 20 epochs.</summary>
    public static TrainingOptions Cnn { get; } = new();

    /// <summary>The published CRNN's training: Adam at 1e-4, batches of 32, 20 epochs.</summary>
    public static TrainingOptions Crnn { get; } = new() { BatchSize = 32, LearningRate = 1e-4 };

    /// <summary>Passes over the training examples, 20 as published.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>Examples per step; the last step of an epoch takes what is left.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Adam's learning rate, Keras's default of 1e-3 for the CNN.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Decides the order of the examples and what dropout leaves out; not the initial weights.</summary>
    public long Seed { get; init; }

    /// <summary>The numbers that convolutions compute with, float32 as published.</summary>
    public Precision Precision { get; init; }

    /// <summary>Where it is trained; no part of a recipe, which holds on any.</summary>
    [JsonIgnore]
    public ComputeDevice Device { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Epochs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BatchSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
    }
}
