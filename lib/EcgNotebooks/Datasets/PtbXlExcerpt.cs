using System.Text;
using EcgNotebooks.Files;
using EcgNotebooks.Formats.Csv;

namespace EcgNotebooks.Datasets;

/// <summary>Writes selected rows of a table exactly as they are in its file.</summary>
internal static class PtbXlExcerpt
{
    public static void Write(string source, string destination, IReadOnlyList<PtbXlRow> rows)
    {
        var (header, texts) = Collect(source, rows);
        var lineEnd = LineEnd(header);
        AtomicFile.Write(
            destination,
            stream =>
            {
                using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
                WriteRecord(writer, header, lineEnd);
                foreach (var row in rows)
                {
                    WriteRecord(writer, texts[row.EcgId], lineEnd);
                }
            }
        );
    }

    private static (string Header, Dictionary<int, string> Texts) Collect(string source, IReadOnlyList<PtbXlRow> rows)
    {
        using var records = CsvRecords.Open(source);
        var header = records.Raw.ToString();
        var id = records.Columns.Require("ecg_id");
        var fields = new CsvFields(records);
        var wanted = rows.Select(row => row.EcgId).ToHashSet();
        var texts = new Dictionary<int, string>(wanted.Count);
        while (records.Read())
        {
            var found = fields.RequiredInteger(id);
            if (wanted.Contains(found) && !texts.TryAdd(found, records.Raw.ToString()))
            {
                throw fields.Duplicate(id);
            }
        }

        RequireAll(source, wanted, texts);
        return (header, texts);
    }

    private static void RequireAll(string source, HashSet<int> wanted, Dictionary<int, string> texts)
    {
        if (texts.Count < wanted.Count)
        {
            throw new EcgException(
                $"{source}: the file has no row with ecg_id {wanted.First(id => !texts.ContainsKey(id))}.",
                "Write only rows that were read from this file."
            );
        }
    }

    private static string LineEnd(string header) =>
        header.EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n"
        : header.EndsWith('\r') ? "\r"
        : "\n";

    // The last record of the file may lack a line end.
    private static void WriteRecord(StreamWriter writer, string record, string lineEnd)
    {
        writer.Write(record);
        if (!record.EndsWith(lineEnd, StringComparison.Ordinal))
        {
            writer.Write(lineEnd);
        }
    }
}
