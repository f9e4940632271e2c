namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Where each signal's samples lie in a frame of a signal file.</summary>
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

    /// <summary>Samples of all signals together.</summary>
    public long Size { get; }

    /// <summary>The place of a signal's first sample.</summary>
    public long Start(int signal) => _starts[signal];

    /// <summary>Samples in so many frames, or more than any file holds where the product is too large for that.</summary>
    public long Samples(long frames) =>
        (long)Int128.Min((Int128)frames * Size, RecordLine.MostSamples * (Int128)short.MaxValue);
}
