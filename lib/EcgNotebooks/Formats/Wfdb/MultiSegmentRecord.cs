namespace EcgNotebooks.Formats.Wfdb;

/// <summary>A record that consists of consecutive segments, each of which is a record itself.</summary>
/// <remarks>
/// In the fixed layout, every segment has the same signals in the same order. In the variable layout, a first segment without
/// samples names the signals, which the others hold in any order or lack. Each segment has its own gain and baseline, as in
/// wfdb-python; rdsamp -p applies those of the layout segment to all.
/// </remarks>
internal sealed class MultiSegmentRecord : ISignalSource
{
    // A header may name one segment a million times. The limit of 1 GiB is 12 hours of eight signals at 360 Hz.
    private const long MaxSamples = 1 << 27;

    private readonly string _record;
    private readonly WfdbHeader _header;
    private readonly bool _isVariableLayout;
    private readonly long _allFrames;

    /// <summary>Reads the header of the segment that describes the signals.</summary>
    /// <exception cref="RecordException">There is no such segment, or its header contradicts the record's.</exception>
    public MultiSegmentRecord(string record, WfdbHeader header)
    {
        (_record, _header) = (record, header);
        _isVariableLayout = header.Segments[0] is { SampleCount: 0, IsGap: false };
        _allFrames = header.Segments.Sum(segment => segment.SampleCount);
        var first =
            header.Segments.FirstOrDefault(segment => !segment.IsGap)
            ?? throw RecordException.Malformed(record, 1, "all segments are gaps, so that the signals are unknown.");
        Signals = new RecordSegment(record, header, first).Header.Signals;
    }

    public IReadOnlyList<WfdbSignal> Signals { get; }

    public SourceSamples Read(IReadOnlyList<int> positions, long atMost, Verification verification)
    {
        NoteLength(verification);
        CheckSize(positions, Math.Min(_allFrames, atMost));
        var pieces = new List<SegmentPiece>();
        long frames = 0;
        foreach (var segment in _header.Segments)
        {
            var wanted = Math.Min(segment.SampleCount, atMost - frames);
            if (wanted > 0)
            {
                pieces.Add(Read(segment, positions, wanted, verification));
                frames += wanted;
            }
        }

        Gaps.Check(_record, pieces.Aggregate((Int128)0, (sum, piece) => sum + piece.GapSamples(positions, Signals)));
        var samples = positions.Select(
            (position, i) => SegmentPiece.Joined(pieces, i, Signals[position].SamplesPerFrame)
        );
        return new SourceSamples([.. samples], _allFrames);
    }

    // Like rdsamp, this reader trusts the segments, because they are what can be read.
    private void NoteLength(Verification verification)
    {
        if (_header.SampleCount is { } announced && announced != _allFrames)
        {
            verification.AddNotes(
                "",
                [
                    $"the record line announces {announced} samples, but the segments have {_allFrames} in total, which are read",
                ]
            );
        }
    }

    private void CheckSize(IReadOnlyList<int> positions, long frames)
    {
        var samples = positions.Aggregate(
            (Int128)0,
            (sum, position) => sum + (Int128)frames * Signals[position].SamplesPerFrame
        );
        if (samples > MaxSamples)
        {
            throw RecordException.Unsupported(
                _record,
                null,
                $"reading {samples} samples of many segments at once",
                "Read fewer leads, or read the segments one by one."
            );
        }
    }

    // The memory is bounded by what the segments' files hold, whatever the headers say.
    private SegmentPiece Read(WfdbSegment segment, IReadOnlyList<int> positions, long frames, Verification verification)
    {
        if (segment.IsGap)
        {
            return new SegmentPiece(frames, new double[positions.Count][]);
        }

        var opened = new RecordSegment(_record, _header, segment);
        return new SegmentPiece(frames, opened.Read(Signals, positions, _isVariableLayout, frames, verification));
    }
}
