namespace EcgNotebooks.Formats.Wfdb;

/// <summary>The positions of each signal's samples in a frame of a signal file.</summary>
internal sealed class FrameLayout
{
    private readonly long[] _starts;

    public FrameLayout(IReadOnlyList<WfdbSignal> signals)
    {
        _starts = new long[signals.Count];
        for (var i = 0; i < _starts.Length; i++)
        {
            _starts[i] = Size;
            Size += signals[i].SamplesPerFrame;
        }
    }

    /// <summary>Samples per frame of all signals together.</summary>
    public long Size { get; }

    /// <summary>Returns the position of a signal's first sample in a frame.</summary>
    public long Start(int signal) => _starts[signal];

    /// <summary>Returns the samples in a number of frames; limited to more than any file holds, so that the product can't overflow.</summary>
    public long Samples(long frames) =>
        (long)Int128.Min((Int128)frames * Size, RecordLine.MaxSamples * (Int128)short.MaxValue);
}
