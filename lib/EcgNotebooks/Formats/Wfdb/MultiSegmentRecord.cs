namespace EcgNotebooks.Formats.Wfdb;

/// <summary>A record whose segments are records of their own, one after the other.</summary>
/// <remarks>
/// Fixed layout: every segment has the same signals in the same order. Variable layout: a first segment without samples
/// names the signals, which the others hold in any order or lack. Each segment has its own gain and baseline, as in
/// wfdb-python; rdsamp -p takes the layout's for all.
/// </remarks>
internal sealed class MultiSegmentRecord : ISignalSource
{
    // A header may name one segment a million times. Twelve hours of eight signals at 360 Hz have so many samples: 1 GiB.
    private const long MostSamples = 1 << 27;

    private readonly string _record;
    private readonly WfdbHeader _header;
    private readonly bool _variable;
    private readonly long _all;

    /// <summary>Reads the header that tells the signals.</summary>
    /// <exception cref="RecordException">There is none, or it doesn't fit.</exception>
    public MultiSegmentRecord(string record, WfdbHeader header)
    {
        (_record, _header) = (record, header);
        _variable = header.Segments[0] is { SampleCount: 0, IsGap: false };
        _all = header.Segments.Sum(segment => segment.SampleCount);
        var first =
            header.Segments.FirstOrDefault(segment => !segment.IsGap)
            ?? throw RecordException.Malformed(record, 1, "all segments are gaps, so that nothing tells the signals.");
        Signals = new RecordSegment(record, header, first).Header.Signals;
    }

    public IReadOnlyList<WfdbSignal> Signals { get; }

    public SourceSamples Read(IReadOnlyList<int> places, long atMost, Verification verification)
    {
        SayLength(verification);
        CheckSize(places, Math.Min(_all, atMost));
        var pieces = new List<SegmentPiece>();
        long frames = 0;
        foreach (var segment in _header.Segments)
        {
            var wanted = Math.Min(segment.SampleCount, atMost - frames);
            if (wanted > 0)
            {
                pieces.Add(Read(segment, places, wanted, verification));
                frames += wanted;
            }
        }

        Gaps.Check(_record, pieces.Aggregate((Int128)0, (sum, piece) => sum + piece.GapSamples(places, Signals)));
        var samples = places.Select((place, i) => SegmentPiece.Joined(pieces, i, Signals[place].SamplesPerFrame));
        return new SourceSamples([.. samples], _all);
    }

    // As rdsamp does: the segments are what can be read.
    private void SayLength(Verification verification)
    {
        if (_header.SampleCount is { } announced && announced != _all)
        {
            verification.Say(
                "",
                [
                    $"the record line announces {announced} samples, the segments have {_all} together, and these are read",
                ]
            );
        }
    }

    private void CheckSize(IReadOnlyList<int> places, long frames)
    {
        var samples = places.Aggregate(
            (Int128)0,
            (sum, place) => sum + (Int128)frames * Signals[place].SamplesPerFrame
        );
        if (samples > MostSamples)
        {
            throw RecordException.Unsupported(
                _record,
                null,
                $"reading {samples} samples of many segments at once",
                "Read fewer leads, or the segments one by one."
            );
        }
    }

    // No more is kept than the segments' files hold, whatever the headers say.
    private SegmentPiece Read(WfdbSegment segment, IReadOnlyList<int> places, long frames, Verification verification)
    {
        if (segment.IsGap)
        {
            return new SegmentPiece(frames, new double[places.Count][]);
        }

        var opened = new RecordSegment(_record, _header, segment);
        return new SegmentPiece(frames, opened.Read(Signals, places, _variable, frames, verification));
    }
}
