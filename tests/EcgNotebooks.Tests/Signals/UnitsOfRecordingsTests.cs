using EcgNotebooks.Datasets;
using EcgNotebooks.Datasets.Inspection;
using EcgNotebooks.Experiments;
using EcgNotebooks.Figures;
using EcgNotebooks.Figures.Drawing;
using EcgNotebooks.Formats.Wfdb;
using EcgNotebooks.Signals;
using EcgNotebooks.Tests.Datasets.Inspection;

namespace EcgNotebooks.Tests.Signals;

/// <summary>A dataset whose headers say uV, nV or V means the same voltages as one in mV to every reader of signals.</summary>
[Trait("speed", "slow")]
public sealed class UnitsOfRecordingsTests : IDisposable
{
    private const string Name = "records500/00000/00001_hr";

    private readonly SmallTree _inMillivolts = new();
    private readonly SmallTree _tree = new();

    public static TheoryData<string, double> Units =>
        new()
        {
            { "uV", 1e3 },
            { "\u00B5V", 1e3 },
            { "\u03BCV", 1e3 },
            { "nV", 1e6 },
            { "V", 1e-3 },
            { "microvolts", 1e3 },
        };

    public void Dispose()
    {
        _inMillivolts.Dispose();
        _tree.Dispose();
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void Networks_see_the_same_samples(string unit, double perMillivolt)
    {
        var (expected, found) = (_inMillivolts.Write(), Write(unit, perMillivolt));
        var options = new SignalOptions { Leads = [Lead.I, Lead.AVR, Lead.V6] };
        Assert.Equal(Seen(expected, options), Seen(found, options));
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void A_dataset_s_recordings_and_leads_are_read_in_mV(string unit, double perMillivolt)
    {
        var (expected, found) = (_inMillivolts.Write().ReadRecord(Name), Write(unit, perMillivolt));
        var record = found.ReadRecord(Name);
        Assert.All(record.Signals, signal => Assert.Equal("mV", signal.Unit));
        Equal(expected[Lead.AVF].Samples, record[Lead.AVF].Samples);
        var lead = found.ReadLead(Name, Lead.AVF, 10);
        Assert.Equal("mV", lead.Unit);
        Equal(expected[Lead.AVF].Samples[..10], lead.Samples);
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void Limb_leads_are_compared_in_mV(string unit, double perMillivolt)
    {
        foreach (var name in _tree.Recordings.Keys)
        {
            _tree.Change(name, 1, samples => [.. samples.Select((x, t) => t == 50 && name == Name ? x + 0.2 : x)]);
        }

        var report = new DatasetInspection(Write(unit, perMillivolt), new InspectionOptions { Digests = false }).Run(
            null,
            TestContext.Current.CancellationToken
        );
        var found = Assert.Single(Assert.Single(report.Groups, group => group.Kind == FindingKind.Einthoven).First);
        Assert.Equal(Name, found.Where);
        Assert.InRange(found.Extent, 0.199, 0.201);
        Assert.Equal(72, report.Count(FindingKind.Unit));
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void Paper_shows_the_same_trace(string unit, double perMillivolt)
    {
        _inMillivolts.Write();
        Write(unit, perMillivolt);
        Equal(Trace(WfdbRecord.Read(_inMillivolts[Name])), Trace(WfdbRecord.Read(_tree[Name])));
    }

    [Fact]
    public void A_lead_in_a_unit_that_is_no_voltage_is_refused_by_name()
    {
        var data = Write("mmHg", 1);
        foreach (
            var read in new Func<object>[]
            {
                () => Seen(data, new SignalOptions()),
                () => data.ReadRecord(Name),
                () => data.ReadLead(Name, Lead.I),
                () => TwelveLeadFigure.Create(WfdbRecord.Read(_tree[Name])),
            }
        )
        {
            Assert.Contains("'mmHg'", Assert.ThrowsAny<EcgException>(read).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_signal_that_is_no_lead_keeps_its_unit()
    {
        EcgSignal breath = new("RESP", "Ohm", [1, 2]);
        var record = new EcgRecord("r", 500, [new("I", "uV", [1000, 2000]), breath]).InMillivolts();
        Assert.Equal([1, 2], record[Lead.I].Samples);
        Assert.Same(breath, record.Signals[1]);
    }

    private static float[] Seen(PtbXl data, SignalOptions options)
    {
        var examples = RecordingExamples.Load([new(1, Name, Diagnosis.Norm, false)], options, data.ReadRecord);
        var seen = new float[examples.Channels * examples.Length];
        examples.CopyTo(0, seen);
        return seen;
    }

    private static double[] Trace(EcgRecord record) =>
        [
            .. TwelveLeadFigure
                .Create(record)
                .Panels[0]
                .Marks.OfType<LineMark>()
                .Where(line => line.Name == "V1")
                .SelectMany(line => line.Y),
        ];

    private static void Equal(double[] expected, double[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }

    private PtbXl Write(string unit, double perMillivolt)
    {
        _tree.Gain = WfdbWriter.PtbXlGain / perMillivolt;
        foreach (var (name, record) in _tree.Recordings.ToList())
        {
            _tree.Recordings[name] = record with
            {
                Signals =
                [
                    .. record.Signals.Select(signal =>
                        signal with
                        {
                            Unit = unit,
                            Samples = [.. signal.Samples.Select(sample => sample * perMillivolt)],
                        }
                    ),
                ],
            };
        }

        return _tree.Write();
    }
}
