namespace EcgNotebooks.Networks;

/// <summary>What of the published CNN can be chosen.</summary>
public sealed record EcgCnnOptions
{
    /// <summary>The shortest input that leaves one sample after the last convolution.</summary>
    public const int MinInputLength = 20;

    /// <summary>Samples per channel: 10 s at 500 Hz as published.</summary>
    public int InputLength { get; init; } = 5000;

    /// <summary>Channels, one per lead; lead I alone as published.</summary>
    public int Channels { get; init; } = 1;

    /// <summary>Share of the dense layer's outputs that a training step leaves out, 0.5 as published.</summary>
    public double Dropout { get; init; } = 0.5;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(InputLength, MinInputLength);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Channels);
        ArgumentOutOfRangeException.ThrowIfNegative(Dropout);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Dropout, 1);
    }
}
