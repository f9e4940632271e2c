namespace EcgNotebooks.Formats.Wfdb;

/// <summary>A record of any kind, opened: its header and what reads its signals.</summary>
internal sealed class WfdbSource
{
    private readonly string record;
    private readonly ISignalSource source;

    /// <summary>Reads the header, of a multi-segment record also the one that tells its signals.</summary>
    /// <exception cref="RecordException">A header is missing or malformed.</exception>
    public WfdbSource(string path)
    {
        record = RecordPath.Of(path);
        Header = WfdbHeader.Read(record);
        source =
            Header.Segments.Count == 0 ? new OrdinaryRecord(record, Header) : new MultiSegmentRecord(record, Header);
    }

    public WfdbHeader Header { get; }

    /// <summary>Positions of the given leads, or of all signals.</summary>
    /// <exception cref="RecordException">The record doesn't hold a lead.</exception>
    public int[] Places(IReadOnlyList<Lead>? leads) =>
        leads is null ? [.. Enumerable.Range(0, source.Signals.Count)] : [.. leads.Select(Place)];

    /// <summary>The signal at a position.</summary>
    public WfdbSignal this[int place] => source.Signals[place];

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
        (var samples, allFrames) = source.Read(places, atMost, verification);
        return
        [
            .. places
                .Zip(samples, (place, values) => (Signal: source.Signals[place], Samples: values))
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
        var names = source.Signals.Select(signal => signal.Description);
        return lead.PlacesIn(names) switch
        {
            [] => throw RecordException.MissingLead(record, lead, names),
            [var place] => place,
            var places => throw RecordException.LeadTwice(
                record,
                lead,
                places.Select(i => source.Signals[i].Description)
            ),
        };
    }
}
