using System.Text.Json.Serialization;
using EcgNotebooks.Networks.Layers;

namespace EcgNotebooks.Networks;

/// <summary>Options of the CRNN; the defaults are the published values.</summary>
public sealed record EcgCrnnOptions
{
    /// <summary>Minimum input length, which leaves one sample for the LSTM.</summary>
    public const int MinInputLength = 12;

    /// <summary>Number of samples per channel; 5,000 as published, which are 10 s at 500 Hz. The size of the first dense layer is proportional to it.</summary>
    public int InputLength { get; init; } = 5000;

    /// <summary>Number of channels, one per lead; 1 as published (lead I).</summary>
    public int Channels { get; init; } = 1;

    /// <summary>Dropout rate of all four dropout layers, at least 0 and below 1; 0.2 as published.</summary>
    public double Dropout { get; init; } = 0.2;

    /// <summary>
    /// Momentum of the moving mean and variance of batch normalization, at least 0 and below 1; null for Keras's default of 0.99, as
    /// published. After n batches, the part momentum^n of their initial values 0 and 1 is left, which distorts predictions: with 0.99,
    /// signals in millivolts need about 700 batches.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? NormalizationMomentum { get; init; }

    internal void Check()
    {
        var momentum = NormalizationMomentum ?? BatchNormalization.DefaultMomentum;
        ArgumentOutOfRangeException.ThrowIfNegative(momentum, nameof(NormalizationMomentum));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(momentum, 1, nameof(NormalizationMomentum));
        ArgumentOutOfRangeException.ThrowIfLessThan(InputLength, MinInputLength);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Channels);
        ArgumentOutOfRangeException.ThrowIfNegative(Dropout);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Dropout, 1);
    }
}
