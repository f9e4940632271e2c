using System.Security.Cryptography;
using EcgNotebooks.Datasets;
using EcgNotebooks.Formats.Wfdb;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Datasets.Inspection;

/// <summary>A dataset of three correct recordings; tests change one detail before or after it is written.</summary>
internal sealed class SmallTree : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SmallTree()
    {
        Rows = [.. Enumerable.Range(1, 3).Select(i => new Row(i, i, "{'NORM': 100.0}", i, Name(i, 100), Name(i, 500)))];
        Recordings = Rows.SelectMany(r => new[] { r.Lr, r.Hr }).ToDictionary(name => name, Faultless);
    }

    public List<Row> Rows { get; }

    public Dictionary<string, EcgRecord> Recordings { get; }

    public double Gain { get; set; } = WfdbWriter.PtbXlGain;

    public string Root => _folder.Path;

    public string this[string name] => _folder[name];

    /// <summary>Writes the tables, recordings and lists, and opens the dataset.</summary>
    public PtbXl Write()
    {
        const string header =
            "ecg_id,patient_id,scp_codes,burst_noise,electrodes_problems,extra_beats,strat_fold,filename_lr,filename_hr";
        var rows = Rows.Select(r => $"{r.Id},{r.Patient},\"{r.Codes}\",,,,{r.Fold},{r.Lr},{r.Hr}");
        File.WriteAllLines(this[PtbXlTable.FileName], [header, .. rows]);
        File.WriteAllLines(this["scp_statements.csv"], [",description", "NORM,normal ECG", "SR,sinus rhythm"]);
        foreach (var (name, record) in Recordings)
        {
            WfdbWriter.Write(this[name], record, Gain);
        }

        File.WriteAllLines(this["RECORDS"], Recordings.Keys);
        WriteDigests();
        return PtbXl.Open(Root, null, TestContext.Current.CancellationToken);
    }

    /// <summary>Changes one lead of a recording.</summary>
    public void Change(string name, int lead, Func<double[], double[]> change)
    {
        var record = Recordings[name];
        EcgSignal[] signals = [.. record.Signals];
        signals[lead] = signals[lead] with { Samples = change([.. signals[lead].Samples]) };
        Recordings[name] = record with { Signals = signals };
    }

    public void Dispose() => _folder.Dispose();

    private void WriteDigests()
    {
        var files = Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        File.WriteAllLines(this["SHA256SUMS.txt"], files.Select(Line).ToList());
    }

    private string Line(string file) =>
        $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))} {Path.GetRelativePath(Root, file)}";

    private static string Name(int id, int rate) => $"records{rate}/00000/{id:00000}_{(rate == 100 ? "lr" : "hr")}";

    private static EcgRecord Faultless(string name)
    {
        var rate = name.StartsWith("records100", StringComparison.Ordinal) ? 100 : 500;
        var i = Wave(rate, 1.1);
        var iii = Wave(rate, 0.7);
        var ii = i.Zip(iii, (a, b) => a + b).ToArray();
        double[][] leads =
        [
            i,
            ii,
            iii,
            [.. i.Zip(ii, (a, b) => -(a + b) / 2)],
            [.. i.Zip(iii, (a, b) => (a - b) / 2)],
            [.. ii.Zip(iii, (a, b) => (a + b) / 2)],
            .. Enumerable.Range(1, 6).Select(v => Wave(rate, 0.3 * v)),
        ];
        return new(name, rate, [.. leads.Select((samples, lead) => new EcgSignal(Lead.All[lead].Name, "mV", samples))]);
    }

    private static double[] Wave(int rate, double hertz) =>
        [.. Enumerable.Range(0, 10 * rate).Select(t => 0.5 * Math.Sin(2 * Math.PI * hertz * t / rate))];

    internal sealed record Row(int Id, int Patient, string Codes, int Fold, string Lr, string Hr);
}
