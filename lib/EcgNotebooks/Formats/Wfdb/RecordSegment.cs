namespace EcgNotebooks.Formats.Wfdb;

/// <summary>A segment of a multi-segment record, opened.</summary>
internal sealed class RecordSegment
{
    private readonly string _record;
    private readonly WfdbSegment _segment;

    /// <summary>Reads the segment's header.</summary>
    /// <exception cref="RecordException">It is missing, or doesn't fit the record.</exception>
    public RecordSegment(string record, WfdbHeader whole, WfdbSegment segment)
    {
        (_record, _segment) = (record, segment);
        RecordPath.Beside(record, segment.RecordName + RecordPath.HeaderExtension, segment.Line);
        Path = RecordPath.Beside(record, segment.RecordName, segment.Line);
        Header = WfdbHeader.Read(Path);
        if (Header.Segments.Count > 0)
        {
            throw Misfit("has segments itself, which header(5) forbids");
        }

        if (Header.SamplingRateHz != whole.SamplingRateHz)
        {
            throw Misfit($"is sampled at {Header.SamplingRateHz} Hz, the record at {whole.SamplingRateHz} Hz");
        }

        if ((Header.SampleCount ?? 0) != segment.SampleCount)
        {
            throw Misfit($"has {Header.SampleCount ?? 0} samples, not {segment.SampleCount}");
        }
    }

    /// <summary>The segment's path without extension.</summary>
    public string Path { get; }

    public WfdbHeader Header { get; }

    /// <summary>The segment's part of some signals of the record; null for one that it lacks.</summary>
    /// <exception cref="RecordException">The segment can't be read, or a signal isn't the record's.</exception>
    public double[]?[] Read(
        IReadOnlyList<WfdbSignal> signals,
        IReadOnlyList<int> places,
        bool variable,
        long frames,
        Verification verification
    )
    {
        var own = variable ? ByDescription(signals, places) : ByPlace(signals, places);
        var present = own.Where(place => place >= 0).ToArray();
        for (var i = 0; i < own.Length; i++)
        {
            Check(signals[places[i]], own[i]);
        }

        verification.Say(_segment.RecordName, Header.Notes);
        var read = new OrdinaryRecord(Path, Header).Read(present, frames, verification).Samples;
        var next = 0;
        return [.. own.Select(place => place < 0 ? null : read[next++])];
    }

    private int[] ByPlace(IReadOnlyList<WfdbSignal> signals, IReadOnlyList<int> places) =>
        Header.Signals.Count == signals.Count
            ? [.. places]
            : throw Misfit($"has {Header.Signals.Count} signals, the first segment {signals.Count}");

    // Two signals of one description are told apart by their order.
    private int[] ByDescription(IReadOnlyList<WfdbSignal> signals, IReadOnlyList<int> places)
    {
        var own = Named(Header.Signals).ToDictionary(signal => signal.Name, signal => signal.Place);
        var names = Named(signals).Select(signal => signal.Name).ToArray();
        return [.. places.Select(place => own.GetValueOrDefault(names[place], -1))];
    }

    private static IEnumerable<((string, int) Name, int Place)> Named(IReadOnlyList<WfdbSignal> signals)
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
            throw Misfit(
                $"has the signal {Text(found)} where the record's first header has {Text(signal)}, which can't be joined"
            );
        }
    }

    private static string Text(WfdbSignal signal) =>
        $"{signal.Description} in {signal.Unit} with {signal.SamplesPerFrame} samples per frame";

    private RecordException Misfit(string problem) =>
        RecordException.Malformed(_record, _segment.Line, $"the segment {_segment.RecordName} {problem}.");
}
