using System.Text;
using EcgNotebooks.Datasets;
using EcgNotebooks.Files;
using EcgNotebooks.Formats.Csv;
using EcgNotebooks.Labels;

namespace EcgNotebooks.Balancing;

/// <summary>Reads and writes balanced.csv, the table of the rows after balancing.</summary>
internal static class BalancedCsv
{
    public static void Write(string path, IReadOnlyList<BalancedRow> rows)
    {
        var beats = rows.Any(row => row.Beat is not null);
        var text = new StringBuilder("ecg_id,filename_hr,label,synthetic").Append(beats ? ",beat\n" : "\n");
        foreach (var row in rows)
        {
            text.Append(PythonFloat.Format(row.EcgId)).Append(',');
            text.Append(CsvQuoting.Quoted(row.FilenameHr)).Append(',');
            text.Append(row.Label.Code()).Append(',');
            text.Append(row.Synthetic ? "True" : "False");
            text.Append(beats ? FormattableString.Invariant($",{row.Beat}\n") : "\n");
        }

        AtomicFile.WriteText(path, text.ToString());
    }

    public static BalancedTable Read(string path, IEnumerable<PtbXlRow> recordings)
    {
        PtbXlRow[] known = [.. recordings];
        var names = known.Select(row => row.FilenameHr).ToHashSet(StringComparer.Ordinal);
        using var records = CsvRecords.Open(path);
        var fields = new CsvFields(records);
        var (id, file) = (records.Columns.Require("ecg_id"), records.Columns.Require("filename_hr"));
        var (label, synthetic) = (records.Columns.Require("label"), records.Columns.Require("synthetic"));
        var beat = records.Columns.Find("beat");
        var rows = new List<BalancedRow>();
        while (records.Read())
        {
            var name = fields.RequiredText(file);
            rows.Add(
                new BalancedRow(
                    fields.RequiredNumber(id),
                    names.Contains(name)
                        ? name
                        : throw fields.Unexpected(file, "the filename_hr of a recording in the dataset"),
                    DiagnosisCode.TryParse(fields.Text(label), out var found)
                        ? found
                        : throw fields.Unexpected(label, "NORM or IMI"),
                    fields.RequiredBoolean(synthetic)
                )
                {
                    Beat = fields.Integer(beat),
                }
            );
        }

        return new BalancedTable(rows, known);
    }
}
