namespace EcgNotebooks.Formats.Wfdb;

/// <summary>A record of any kind, opened: its header and what reads its signals.</summary>
internal sealed class WfdbSource
{
    private readonly string _record;
    private readonly ISignalSource _source;

    /// <summary>Reads the header, of a multi-segment record also the one that tells its signals.</summary>
    /// <exception cref="RecordException">A header is missing or malformed.</exception>
    public WfdbSource(string path)
    {
        _record = RecordPath.Of(path);
        Header = WfdbHeader.Read(_record);
        _source =
            Header.Segments.Count == 0 ? new OrdinaryRecord(_record, Header) : new MultiSegmentRecord(_record, Header);
    }

    public WfdbHeader Header { get; }

    /// <summary>Positions of the given leads, or of all signals.</summary>
    /// <exception cref="RecordException">The record doesn't hold a lead.</exception>
    public int[] Places(IReadOnlyList<Lead>? leads) =>
        leads is null ? [.. Enumerable.Range(0, _source.Signals.Count)] : [.. leads.Select(Place)];

    /// <summary>The signal at a position.</summary>
    public WfdbSignal this[int place] => _source.Signals[place];

    /// <summary>Reads the first frames of some signals.</summary>
    /// <param name="places">Positions of the signals.</param>
    /// <param name="atMost">Frames wanted.</param>
    /// <param name="verify">Whether checksums and excess length are errors; else they are noted.</param>
    /// <param name="allFrames">Frames of the whole record.</param>
    /// <returns>A record for each sampling rate among them, in the order of their first signals.</returns>
    /// <exception cref="RecordException">A file is missing, damaged or of an unsupported format.</exception>
    public IReadOnlyList<EcgRecord> Read(IReadOnlyList<int> places, long atMost, bool verify, out long allFrames)
    {
        var verification = new Verification(verify);
        verification.Say("", Header.Notes);
        (var samples, allFrames) = _source.Read(places, atMost, verification);
        return
        [
            .. places
                .Zip(samples, (place, values) => (Signal: _source.Signals[place], Samples: values))
                .GroupBy(read => read.Signal.SamplesPerFrame)
                .Select(rate => new EcgRecord(
                    Header.RecordName,
                    Header.SamplingRateHz * rate.Key,
                    [.. rate.Select(read => new EcgSignal(read.Signal.Description, read.Signal.Unit, read.Samples))]
                )
                {
                    Notes = verification.Notes,
                }),
        ];
    }

    private int Place(Lead lead)
    {
        var names = _source.Signals.Select(signal => signal.Description);
        return lead.PlacesIn(names) switch
        {
            [] => throw RecordException.MissingLead(_record, lead, names),
            [var place] => place,
            var places => throw RecordException.LeadTwice(
                _record,
                lead,
                places.Select(i => _source.Signals[i].Description)
            ),
        };
    }
}
