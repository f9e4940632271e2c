namespace EcgNotebooks.Formats.Wfdb;

/// <summary>One signal specification line of a WFDB header.</summary>
/// <remarks>The defaults are those of header(5) for missing fields.</remarks>
internal sealed record WfdbSignal
{
    /// <summary>The line of the header, counted from 1.</summary>
    public int Line { get; init; }

    /// <summary>Name of the signal file, relative to the header's folder.</summary>
    public required string FileName { get; init; }

    /// <summary>Storage format: 16 for PTB-XL, 0 where a layout header names a signal without samples.</summary>
    public required int Format { get; init; }

    /// <summary>Samples per frame; above 1 for a signal sampled faster than the record's frame rate.</summary>
    public int SamplesPerFrame { get; init; } = 1;

    /// <summary>Skew in samples: how much later the signal was recorded than the others.</summary>
    public int Skew { get; init; }

    /// <summary>The skew in whole frames, by which readers shift the signal; half a frame counts as one, as in the WFDB library.</summary>
    internal int SkewFrames => (int)((2L * Skew + SamplesPerFrame) / (2L * SamplesPerFrame));

    /// <summary>Bytes that precede the first sample in the signal file.</summary>
    public long ByteOffset { get; init; }

    /// <summary>Digital values per physical unit.</summary>
    public double Gain { get; init; } = 200;

    /// <summary>The digital value of 0 physical units.</summary>
    public int Baseline { get; init; }

    /// <summary>Physical unit of the samples.</summary>
    public string Unit { get; init; } = "mV";

    /// <summary>Resolution of the analog-to-digital converter (ADC) in bits.</summary>
    public int AdcResolutionBits { get; init; } = 12;

    /// <summary>The digital value in the middle of the ADC's range.</summary>
    public int AdcZero { get; init; }

    /// <summary>The signal's first digital value, from which difference formats are summed up.</summary>
    public int InitialValue { get; init; }

    /// <summary>Sum of all digital values modulo 2^16, as written (signed or unsigned); null where missing.</summary>
    public int? Checksum { get; init; }

    /// <summary>Block size of special devices; 0 for ordinary files.</summary>
    public int BlockSize { get; init; }

    /// <summary>The signal's description; for an ECG, the name of its lead.</summary>
    public required string Description { get; init; }
}
