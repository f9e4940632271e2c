using EcgNotebooks.Formats.Wfdb;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Tests the reader of WFDB headers and signal files.</summary>
internal sealed class WfdbTarget : ITarget
{
    public string Name => "wfdb";

    public string About => "WFDB headers and signal files";

    public int Share => 30;

    public IReadOnlyList<string> Words { get; } =
    [
        "16",
        "212",
        "16x2",
        "16:5",
        "16+24",
        "212x3:7+1",
        "508",
        "~",
        "a.dat",
        "r.dat",
        "s1",
        "r/2",
        "r/3",
        "r",
        "200(0)/mV",
        "0(0)",
        "(1)",
        "/uV",
        "360/1e9(5)",
        "12:00:00",
        "24:60:60",
        "29/02/2001",
        "I",
        "AVR",
        "Lead I",
        "60.0",
        "60.",
        "70000",
        "-99999999999",
        "/nV",
        "/V",
        "/mmHg",
        "/microvolts",
        "\u00B5V",
    ];

    public IReadOnlyList<Sample> Samples(string data) => [.. WfdbSamples.All(data)];

    public void Read(string folder)
    {
        var record = Path.Combine(folder, WfdbSamples.Name);
        Attempts.All(
            () => CheckHeader(WfdbHeader.Read(record)),
            () => CheckLengths(WfdbRecord.Read(record)),
            () => CheckLengths(WfdbRecord.Read(record, verify: false)),
            () => CheckLengths(WfdbRecord.Read(record, [Lead.II, Lead.I], verify: false)),
            () => CheckPart(WfdbRecord.ReadLead(record, Lead.I, 7, verify: false)),
            () => CheckMillivolts(WfdbRecord.Read(record, verify: false).InMillivolts()),
            () => _ = RecordDigest.Of(record)
        );
    }

    private static void CheckHeader(WfdbHeader header)
    {
        InvariantException.ThrowUnless(
            header.Segments.Count > 0 || header.Signals.Count == header.SignalCount,
            "the number of signals differs from the header's"
        );
        InvariantException.ThrowUnless(
            double.IsFinite(header.SamplingRateHz) && header.SamplingRateHz > 0,
            "the sampling rate isn't above 0"
        );
    }

    private static void CheckLengths(EcgRecord record) =>
        InvariantException.ThrowUnless(
            record.Signals.All(signal => signal.Samples.Length == record.SampleCount),
            "signals differ in length"
        );

    private static void CheckMillivolts(EcgRecord record)
    {
        InvariantException.ThrowUnless(
            record.Signals.All(signal => signal.Unit == "mV" || !Lead.TryParse(signal.Name, out _)),
            "the unit of a lead isn't mV"
        );
        InvariantException.ThrowUnless(record.Notes.Count <= 20, "there are more than 20 notes");
    }

    private static void CheckPart(EcgSignal signal) =>
        InvariantException.ThrowUnless(signal.Samples.Length <= 7, "there are more samples than requested");
}
