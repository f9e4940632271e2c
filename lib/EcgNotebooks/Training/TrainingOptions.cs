using System.Text.Json.Serialization;
using EcgNotebooks.Networks;
using EcgNotebooks.Networks.Layers;

namespace EcgNotebooks.Training;

/// <summary>Options of the training; <see cref="Cnn"/> and <see cref="Crnn"/> have the published values.</summary>
public sealed record TrainingOptions
{
    /// <summary>The published training of the CNN: a learning rate of 1e-3, a batch size of 64, and 20 epochs.</summary>
    public static TrainingOptions Cnn { get; } = new();

    /// <summary>The published training of the CRNN: a learning rate of 1e-4, a batch size of 32, and 20 epochs.</summary>
    public static TrainingOptions Crnn { get; } = new() { BatchSize = 32, LearningRate = 1e-4 };

    /// <summary>Number of epochs; 20 as published.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>Number of examples per batch; the last batch of an epoch may be smaller. 64 as published for the CNN.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Learning rate of Adam; 1e-3, Keras's default, as published for the CNN.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Seed of the order of the examples and of the dropout masks, but not of the initial weights.</summary>
    public long Seed { get; init; }

    /// <summary>Number format of the convolutions; float32 as published.</summary>
    public Precision Precision { get; init; }

    /// <summary>Device for the training. It isn't stored with a recipe, which is valid for any device.</summary>
    [JsonIgnore]
    public ComputeDevice Device { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Epochs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BatchSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
    }
}
