namespace EcgNotebooks.Datasets.Wfdb;

/// <summary>One storage format of signal(5): how samples lie in the bytes of a signal file.</summary>
internal interface ISampleFormat
{
    /// <summary>The format's number in headers.</summary>
    int Code { get; }

    /// <summary>The digital value that marks a sample as invalid; null where the format has none.</summary>
    int? InvalidSample { get; }

    /// <summary>Bytes that so many consecutive samples take, of all the file's signals together.</summary>
    long ByteCount(long sampleCount);

    /// <summary>Whole samples in so many bytes.</summary>
    long SampleCount(long byteCount);

    /// <summary>Decodes one signal: the samples first, first + stride, first + 2 stride, ... of the file.</summary>
    /// <param name="bytes">The file's bytes from the first sample on.</param>
    /// <param name="first">The signal's place in a frame.</param>
    /// <param name="stride">Samples per frame of all the file's signals.</param>
    /// <param name="initialValue">Where a difference format starts.</param>
    /// <param name="samples">Receives the digital values; its length says how many.</param>
    void Decode(ReadOnlySpan<byte> bytes, int first, int stride, int initialValue, Span<int> samples);
}
