namespace EcgNotebooks.Formats.Wfdb;

/// <summary>A record's signals, wherever their samples lie.</summary>
internal interface ISignalSource
{
    /// <summary>The signals in the record's order.</summary>
    IReadOnlyList<WfdbSignal> Signals { get; }

    /// <summary>Reads some signals, without decoding others.</summary>
    /// <param name="places">Positions in <see cref="Signals"/>.</param>
    /// <param name="atMost">Frames wanted, from the first on.</param>
    /// <param name="verification">What becomes of checksums and lengths that contradict a header.</param>
    /// <exception cref="RecordException">A file is missing, damaged or of an unsupported format.</exception>
    SourceSamples Read(IReadOnlyList<int> places, long atMost, Verification verification);
}

/// <summary>What was read of a record.</summary>
/// <param name="Samples">The samples of each signal asked for, in physical units, NaN where there is none.</param>
/// <param name="AllFrames">Frames of the whole record.</param>
internal readonly record struct SourceSamples(double[][] Samples, long AllFrames);
