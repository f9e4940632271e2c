namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Reads the signals of a record of any kind.</summary>
internal interface ISignalSource
{
    /// <summary>The signals in the record's order.</summary>
    IReadOnlyList<WfdbSignal> Signals { get; }

    /// <summary>Reads selected signals without decoding the others.</summary>
    /// <param name="positions">Positions in <see cref="Signals"/>.</param>
    /// <param name="atMost">The number of frames to read, from the first on.</param>
    /// <param name="verification">Decides what happens if a checksum or length contradicts a header.</param>
    /// <exception cref="RecordException">A file is missing or damaged, or its format isn't supported.</exception>
    SourceSamples Read(IReadOnlyList<int> positions, long atMost, Verification verification);
}

/// <summary>The samples read from a record.</summary>
/// <param name="Samples">The samples of each requested signal in physical units; NaN marks a missing sample.</param>
/// <param name="AllFrames">Number of frames in the whole record.</param>
internal readonly record struct SourceSamples(double[][] Samples, long AllFrames);
