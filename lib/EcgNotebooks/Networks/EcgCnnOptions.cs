namespace EcgNotebooks.Networks;

/// <summary>Options of the CNN; the defaults are the published values.</summary>
public sealed record EcgCnnOptions
{
    /// <summary>Minimum input length, which leaves one sample after the last convolution.</summary>
    public const int MinInputLength = 20;

    /// <summary>Number of samples per channel; 5,000 as published, which are 10 s at 500 Hz.</summary>
    public int InputLength { get; init; } = 5000;

    /// <summary>Number of channels, one per lead; 1 as published (lead I).</summary>
    public int Channels { get; init; } = 1;

    /// <summary>Dropout rate after the first dense layer, at least 0 and below 1; 0.5 as published.</summary>
    public double Dropout { get; init; } = 0.5;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(InputLength, MinInputLength);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Channels);
        ArgumentOutOfRangeException.ThrowIfNegative(Dropout);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Dropout, 1);
    }
}
