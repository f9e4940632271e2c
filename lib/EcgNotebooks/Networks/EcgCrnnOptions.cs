namespace EcgNotebooks.Networks;

/// <summary>What of the published CRNN can be chosen.</summary>
public sealed record EcgCrnnOptions
{
    /// <summary>The shortest input that leaves one sample for the recurrent layer.</summary>
    public const int MinInputLength = 12;

    /// <summary>Samples per channel: 10 s at 500 Hz as published. The dense layer's size grows with it.</summary>
    public int InputLength { get; init; } = 5000;

    /// <summary>Channels, one per lead; lead I alone as published.</summary>
    public int Channels { get; init; } = 1;

    /// <summary>Share of values that a training step leaves out at each of the four places, 0.2 as published.</summary>
    public double Dropout { get; init; } = 0.2;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(InputLength, MinInputLength);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Channels);
        ArgumentOutOfRangeException.ThrowIfNegative(Dropout);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Dropout, 1);
    }
}
