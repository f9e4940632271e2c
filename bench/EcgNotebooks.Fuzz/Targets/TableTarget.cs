using EcgNotebooks.Datasets;
using EcgNotebooks.Simulation;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Tests the reader of PTB-XL's table and the paths of recordings in it.</summary>
internal sealed class TableTarget : ITarget
{
    private const int Rows = 25;

    public string Name => "table";

    public string About => "PTB-XL's table, whose rows are written again and whose paths of recordings are resolved";

    public int Share => 20;

    public IReadOnlyList<string> Words { get; } =
    [
        "ecg_id",
        "scp_codes",
        "filename_hr",
        "{'NORM': 100.0, 'SR': 0.0}",
        "{'IMI': 1e400}",
        "{'': 0}",
        "\"{'NORM': 100.0}\"",
        "True",
        "15709.0",
        "1984-11-09 09:17:34",
        "0000-00-00 00:00:00",
        "NA",
        "NULL",
        "<NA>",
        "-1.#IND",
    ];

    public IReadOnlyList<Sample> Samples(string data)
    {
        var folder = Path.Combine(data, "table");
        DemoData.EnsureMade(folder, new DemoOptions { Recordings = Rows, TableOnly = true });
        return [Sample.OfFolder(folder, PtbXlTable.FileName)];
    }

    public void Read(string folder)
    {
        var table = PtbXlTable.Read(folder);
        InvariantException.ThrowUnless(
            table.Rows.Select(row => row.EcgId).Distinct().Count() == table.Rows.Count,
            "two rows have the same ecg_id"
        );
        var data = PtbXl.Open(folder);
        Attempts.All([
            () => _ = table.ToDataFrame(),
            () => WriteRows(folder, table),
            .. table.Rows.Take(5).Select(row => (Action)(() => _ = data.RecordPath(row.FilenameHr))),
            () => _ = new Selection().Select(table.Rows),
        ]);
    }

    private static void WriteRows(string folder, PtbXlTable table)
    {
        var copy = Path.Combine(folder, "rows.csv");
        table.WriteRows(copy, table.Rows);
        InvariantException.ThrowUnless(
            PtbXlTable.Read(copy).Rows.SequenceEqual(table.Rows),
            "the written rows differ from the read ones"
        );
    }
}
