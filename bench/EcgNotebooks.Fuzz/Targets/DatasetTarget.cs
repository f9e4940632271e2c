using EcgNotebooks.Datasets;
using EcgNotebooks.Datasets.Download;
using EcgNotebooks.Datasets.Inspection;
using EcgNotebooks.Reports;
using EcgNotebooks.Simulation;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Tests the inspection of a small dataset with its lists of files.</summary>
internal sealed class DatasetTarget : ITarget
{
    public string Name => "dataset";

    public string About =>
        "a small dataset with RECORDS, SHA256SUMS.txt and scp_statements.csv, as inspected by 'ecg doctor'";

    public int Share => 5;

    public IReadOnlyList<string> Words { get; } =
    ["records500/00000/00001_hr", "RECORDS", "../outside/secret", "0123456789abcdef", "*", "./RECORDS", "NORM"];

    public IReadOnlyList<Sample> Samples(string data)
    {
        var folder = Path.Combine(data, "dataset");
        DemoData.EnsureMade(folder, new DemoOptions { Recordings = 2 });
        return
        [
            Sample.OfFolder(
                folder,
                "RECORDS",
                ChecksumList.FileName,
                StatementCodes.FileName,
                PtbXlTable.FileName,
                "records100/00000/00001_lr.hea"
            ),
        ];
    }

    public void Read(string folder)
    {
        var tree = PtbXl.Open(folder);
        var report = new DatasetInspection(tree, new InspectionOptions { Threads = 1 }).Run();
        InvariantException.ThrowUnless(
            report.Groups.All(group => group.Count >= group.First.Count && group.First.Count > 0),
            "more findings are shown than counted"
        );
        _ = new InspectionPage(tree, report).Write();
        var list = Path.Combine(folder, ChecksumList.FileName);
        Attempts.All(() => _ = ChecksumList.Read(list, list), () => _ = report.ToJson());
    }
}
