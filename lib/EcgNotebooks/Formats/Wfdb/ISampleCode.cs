namespace EcgNotebooks.Formats.Wfdb;

/// <summary>What tells one storage format from another.</summary>
internal interface ISampleCode
{
    /// <summary>The format's number in headers.</summary>
    static abstract int Code { get; }

    /// <summary>The digital value that marks a sample as invalid; null where the format has none.</summary>
    static abstract int? InvalidSample { get; }

    /// <summary>Whether samples are stored as differences.</summary>
    static virtual bool HoldsDifferences => false;

    /// <summary>Samples that share bytes with each other.</summary>
    static virtual int GroupSamples => 1;

    /// <summary>Bytes of such a group.</summary>
    static abstract int GroupBytes { get; }

    /// <summary>Bytes that the first samples of a group need.</summary>
    static virtual int PartBytes(int samples) => 0;

    /// <summary>The sample at a place.</summary>
    static abstract int Sample(ReadOnlySpan<byte> bytes, int place);
}
