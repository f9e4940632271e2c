namespace EcgNotebooks.Formats.Wfdb;

/// <summary>A segment of a multi-segment record whose header was read.</summary>
internal sealed class RecordSegment
{
    private readonly string _record;
    private readonly WfdbSegment _segment;

    /// <summary>Reads the segment's header.</summary>
    /// <exception cref="RecordException">The header is missing, or contradicts the record's.</exception>
    public RecordSegment(string record, WfdbHeader whole, WfdbSegment segment)
    {
        (_record, _segment) = (record, segment);
        RecordPath.Resolve(record, segment.RecordName + RecordPath.HeaderExtension, segment.Line);
        Path = RecordPath.Resolve(record, segment.RecordName, segment.Line);
        Header = WfdbHeader.Read(Path);
        if (Header.Segments.Count > 0)
        {
            throw Mismatch("has segments itself, which header(5) forbids");
        }

        if (Header.SamplingRateHz != whole.SamplingRateHz)
        {
            throw Mismatch($"is sampled at {Header.SamplingRateHz} Hz, but the record at {whole.SamplingRateHz} Hz");
        }

        if ((Header.SampleCount ?? 0) != segment.SampleCount)
        {
            throw Mismatch($"has {Header.SampleCount ?? 0} samples instead of {segment.SampleCount}");
        }
    }

    /// <summary>The segment's path without extension.</summary>
    public string Path { get; }

    public WfdbHeader Header { get; }

    /// <summary>Reads the segment's part of selected signals of the record; null for a signal that the segment lacks.</summary>
    /// <exception cref="RecordException">The segment can't be read, or a signal differs from the record's.</exception>
    public double[]?[] Read(
        IReadOnlyList<WfdbSignal> signals,
        IReadOnlyList<int> positions,
        bool isVariableLayout,
        long frames,
        Verification verification
    )
    {
        var own = isVariableLayout ? ByDescription(signals, positions) : ByPosition(signals, positions);
        var present = own.Where(position => position >= 0).ToArray();
        for (var i = 0; i < own.Length; i++)
        {
            Check(signals[positions[i]], own[i]);
        }

        verification.AddNotes(_segment.RecordName, Header.Notes);
        var read = new SingleSegmentRecord(Path, Header).Read(present, frames, verification).Samples;
        var next = 0;
        return [.. own.Select(position => position < 0 ? null : read[next++])];
    }

    private int[] ByPosition(IReadOnlyList<WfdbSignal> signals, IReadOnlyList<int> positions) =>
        Header.Signals.Count == signals.Count
            ? [.. positions]
            : throw Mismatch($"has {Header.Signals.Count} signals, but the first segment has {signals.Count}");

    // Signals with the same description are told apart by their order.
    private int[] ByDescription(IReadOnlyList<WfdbSignal> signals, IReadOnlyList<int> positions)
    {
        var own = Named(Header.Signals).ToDictionary(signal => signal.Name, signal => signal.Position);
        var names = Named(signals).Select(signal => signal.Name).ToArray();
        return [.. positions.Select(position => own.GetValueOrDefault(names[position], -1))];
    }

    private static IEnumerable<((string, int) Name, int Position)> Named(IReadOnlyList<WfdbSignal> signals)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < signals.Count; i++)
        {
            var earlier = seen.GetValueOrDefault(signals[i].Description);
            seen[signals[i].Description] = earlier + 1;
            yield return ((signals[i].Description, earlier), i);
        }
    }

    private void Check(WfdbSignal signal, int own)
    {
        if (own < 0)
        {
            return;
        }

        var found = Header.Signals[own];
        var same =
            found.Description == signal.Description
            && found.Unit == signal.Unit
            && found.SamplesPerFrame == signal.SamplesPerFrame;
        if (!same)
        {
            throw Mismatch(
                $"has the signal {Text(found)}, but the record's first header has {Text(signal)}; they can't be joined"
            );
        }
    }

    private static string Text(WfdbSignal signal) =>
        $"{signal.Description} in {signal.Unit} with {signal.SamplesPerFrame} samples per frame";

    private RecordException Mismatch(string problem) =>
        RecordException.Malformed(_record, _segment.Line, $"the segment {_segment.RecordName} {problem}.");
}
