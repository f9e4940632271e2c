namespace EcgNotebooks.Formats.Wfdb;

/// <summary>A record of one or many segments whose header was read.</summary>
internal sealed class WfdbSource
{
    private readonly string _record;
    private readonly ISignalSource _source;

    /// <summary>Reads the header and, for a multi-segment record, the header that describes the signals.</summary>
    /// <exception cref="RecordException">A header is missing or malformed.</exception>
    public WfdbSource(string path)
    {
        _record = RecordPath.Of(path);
        Header = WfdbHeader.Read(_record);
        _source =
            Header.Segments.Count == 0
                ? new SingleSegmentRecord(_record, Header)
                : new MultiSegmentRecord(_record, Header);
    }

    public WfdbHeader Header { get; }

    /// <summary>Returns the positions of the given leads, or of all signals.</summary>
    /// <exception cref="RecordException">The record doesn't contain a lead, or contains it twice.</exception>
    public int[] Positions(IReadOnlyList<Lead>? leads) =>
        leads is null ? [.. Enumerable.Range(0, _source.Signals.Count)] : [.. leads.Select(Position)];

    /// <summary>Returns the signal at a position.</summary>
    public WfdbSignal this[int position] => _source.Signals[position];

    /// <summary>Reads the first frames of selected signals.</summary>
    /// <param name="positions">Positions of the signals.</param>
    /// <param name="atMost">The number of frames to read.</param>
    /// <param name="verify">Whether wrong checksums and excess length are errors; otherwise they are noted.</param>
    /// <param name="allFrames">Receives the number of frames in the whole record.</param>
    /// <returns>One recording per sampling rate, in the order of their first signals.</returns>
    /// <exception cref="RecordException">A file is missing or damaged, or its format isn't supported.</exception>
    public IReadOnlyList<EcgRecord> Read(IReadOnlyList<int> positions, long atMost, bool verify, out long allFrames)
    {
        var verification = new Verification(verify);
        verification.AddNotes("", Header.Notes);
        (var samples, allFrames) = _source.Read(positions, atMost, verification);
        return
        [
            .. positions
                .Zip(samples, (position, values) => (Signal: _source.Signals[position], Samples: values))
                .GroupBy(read => read.Signal.SamplesPerFrame)
                .Select(rate => new EcgRecord(
                    Header.RecordName,
                    Header.SamplingRateHz * rate.Key,
                    [.. rate.Select(read => new EcgSignal(read.Signal.Description, read.Signal.Unit, read.Samples))]
                )
                {
                    Notes = verification.Notes,
                    SourcePath = _record,
                }),
        ];
    }

    private int Position(Lead lead)
    {
        var names = _source.Signals.Select(signal => signal.Description);
        return lead.PlacesIn(names) switch
        {
            [] => throw RecordException.MissingLead(_record, lead, names),
            [var position] => position,
            var positions => throw RecordException.LeadTwice(
                _record,
                lead,
                positions.Select(i => _source.Signals[i].Description)
            ),
        };
    }
}
