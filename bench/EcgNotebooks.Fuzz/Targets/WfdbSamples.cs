using System.Text;
using EcgNotebooks.Formats.Wfdb;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Creates small WFDB records in many formats.</summary>
internal static class WfdbSamples
{
    /// <summary>The name of each record.</summary>
    public const string Name = "r";

    private const int Frames = 60;

    private static readonly int[] _formats = [8, 16, 24, 32, 61, 80, 160, 212, 310, 311];

    /// <summary>Returns all records, which are created in the given folder first.</summary>
    public static IEnumerable<Sample> All(string folder) =>
        [
            Written(folder, Lead.All.Count),
            Written(folder, 2),
            Sample
                .OfFolder(Written(folder, 3, "s1"), ["s1.hea"])
                .With("r.hea", Text("r/2 3 500 120\ns1 60\ns1 60\n")) with
            {
                Harmed = ["r.hea", "s1.hea", "s1.dat"],
            },
            Variable(folder),
            TwoFiles(),
            .. _formats.Select(OfFormat),
        ];

    private static Sample Written(string folder, int signals) => Sample.OfFolder(Written(folder, signals, Name));

    private static string Written(string folder, int signals, string name)
    {
        var own = Path.Combine(folder, $"{name}-{signals}");
        var record = new EcgRecord(
            name,
            500,
            [.. Lead.All.Take(signals).Select((lead, i) => new EcgSignal(lead.Name, "mV", Wave(i)))]
        );
        WfdbWriter.Write(Path.Combine(own, name), record);
        return own;
    }

    private static double[] Wave(int phase) =>
        [.. Enumerable.Range(0, Frames).Select(i => i == 9 ? double.NaN : Math.Sin(i / 5.0 + phase))];

    // In a record with variable layout, the first segment has no samples and describes the signals of the others.
    private static Sample Variable(string folder)
    {
        var segment = Sample.OfFolder(Written(folder, 3, "s1"));
        var layout =
            "layout 3 500 0\n~ 0 1000(0)/mV 16 0 0 0 0 I\n~ 0 1000(0)/mV 16 0 0 0 0 II\n~ 0 1000(0)/mV 16 0 0 0 0 III\n";
        return segment
            .With("r.hea", Text("r/4 3 500 160\nlayout 0\ns1 60\n~ 40\ns1 60\n"))
            .With("layout.hea", Text(layout)) with
        {
            Harmed = ["r.hea", "layout.hea", "s1.hea", "s1.dat"],
        };
    }

    private static Sample TwoFiles()
    {
        const string Header = """
            # before
            r 3 250/500(12.5) 20 23:59:59.5 29/02/2000
            a.dat 16x2:3+8 200(5)/uV 12 1 0 0 0 I
            b.dat 212:1 0 12 2 0 0 0 II
            b.dat 212 1e3(-4)/mV 12 0 0 0 0 signal with blanks
            # <age>: 45

            """;
        return Sample.Of(("r.hea", Text(Header)), ("a.dat", Ramp(8 + 2 * 2 * 20)), ("b.dat", Ramp(60)));
    }

    private static Sample OfFormat(int format) =>
        Sample.Of(
            ("r.hea", Text($"r 2 500\nr.dat {format} 200/mV 12 0 0\nr.dat {format} 200/mV 12 0 0 0 0 II\n")),
            ("r.dat", Ramp(240))
        );

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Ramp(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)(i * 7))];
}
