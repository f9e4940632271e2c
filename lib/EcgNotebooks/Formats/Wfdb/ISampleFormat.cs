namespace EcgNotebooks.Formats.Wfdb;

/// <summary>One storage format of signal(5): how samples lie in the bytes of a signal file.</summary>
internal interface ISampleFormat
{
    /// <summary>The format's number in headers.</summary>
    int Code { get; }

    /// <summary>The digital value that marks a sample as invalid; null where the format has none.</summary>
    int? InvalidSample { get; }

    /// <summary>Whether what is decoded are differences, to be summed up from the header's initial value.</summary>
    bool HoldsDifferences { get; }

    /// <summary>Bytes that so many consecutive samples take at least, of all the file's signals together.</summary>
    long ByteCount(long sampleCount);

    /// <summary>Bytes that they take where a last group of samples that isn't full takes as much as a full one.</summary>
    long PaddedByteCount(long sampleCount);

    /// <summary>Whole samples in so many bytes.</summary>
    long SampleCount(long byteCount);

    /// <summary>Decodes the samples first, first + stride, first + 2 stride, ... of the file.</summary>
    /// <param name="bytes">The file's bytes from the first sample on.</param>
    /// <param name="first">The first sample's place in a frame.</param>
    /// <param name="stride">Samples per frame of all the file's signals.</param>
    /// <param name="samples">Receives the digital values.</param>
    /// <param name="step">Places in <paramref name="samples"/> from one value to the next.</param>
    void Decode(ReadOnlySpan<byte> bytes, int first, int stride, Span<int> samples, int step);
}
