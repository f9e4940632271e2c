namespace EcgNotebooks.Formats.Wfdb;

/// <summary>One signal specification line of a WFDB header.</summary>
/// <remarks>Defaults are those of header(5) for fields that a header leaves out.</remarks>
public sealed record WfdbSignal
{
    /// <summary>The header's line, counted from 1.</summary>
    public int Line { get; init; }

    /// <summary>The signal file, relative to the header's folder.</summary>
    public required string FileName { get; init; }

    /// <summary>Storage format, 16 for PTB-XL; 0 where a layout header names a signal without samples.</summary>
    public required int Format { get; init; }

    /// <summary>Samples per frame; above 1 for a signal sampled faster than the record's frame rate.</summary>
    public int SamplesPerFrame { get; init; } = 1;

    /// <summary>Samples of the signal that precede sample 0: by so many it is recorded too late against the others.</summary>
    public int Skew { get; init; }

    /// <summary>The skew in whole frames, by which readers can shift it; half a frame counts as one, as in the WFDB library.</summary>
    internal int SkewFrames => (int)((2L * Skew + SamplesPerFrame) / (2L * SamplesPerFrame));

    /// <summary>Bytes before the first sample in the signal file.</summary>
    public long ByteOffset { get; init; }

    /// <summary>ADC units per physical unit.</summary>
    public double Gain { get; init; } = 200;

    /// <summary>The digital value of 0 physical units.</summary>
    public int Baseline { get; init; }

    /// <summary>Physical unit.</summary>
    public string Unit { get; init; } = "mV";

    /// <summary>Bits of the analog-to-digital converter.</summary>
    public int AdcResolutionBits { get; init; } = 12;

    /// <summary>The digital value in the middle of the converter's range.</summary>
    public int AdcZero { get; init; }

    /// <summary>The signal's first digital value, from which difference formats start.</summary>
    public int InitialValue { get; init; }

    /// <summary>Sum of all digital values modulo 2^16, as written (signed or unsigned); null where missing.</summary>
    public int? Checksum { get; init; }

    /// <summary>Block size of special devices; 0 for ordinary files.</summary>
    public int BlockSize { get; init; }

    /// <summary>What the signal is; for an ECG the lead's name.</summary>
    public required string Description { get; init; }
}
