using System.Globalization;
using System.Text;
using EcgNotebooks.Files;
using EcgNotebooks.Formats.Csv;

namespace EcgNotebooks.Splitting;

/// <summary>Reads and writes split.csv.</summary>
internal static class SplitCsv
{
    public static void Write(string path, Split split)
    {
        var text = new StringBuilder("row,part\n");
        foreach (var part in Enum.GetValues<Part>())
        {
            foreach (var row in split[part])
            {
                text.Append(CultureInfo.InvariantCulture, $"{row},{Name(part)}\n");
            }
        }

        AtomicFile.WriteText(path, text.ToString());
    }

    public static Split Read(string path, int rows)
    {
        using var records = CsvRecords.Open(path);
        var fields = new CsvFields(records);
        var (rowColumn, partColumn) = (records.Columns.Require("row"), records.Columns.Require("part"));
        var parts = Enum.GetValues<Part>().ToDictionary(part => part, _ => new List<int>());
        var seen = new HashSet<int>();
        while (records.Read())
        {
            var row = fields.RequiredInteger(rowColumn);
            if (row < 0 || row >= rows)
            {
                throw fields.Unexpected(rowColumn, $"a row of the table, 0 to {rows - 1}");
            }

            if (!seen.Add(row))
            {
                throw fields.Duplicate(rowColumn);
            }

            parts[Parse(fields, partColumn)].Add(row);
        }

        return new Split(parts[Part.Train], parts[Part.Validation], parts[Part.Test]);
    }

    private static string Name(Part part) =>
        part switch
        {
            Part.Train => "train",
            Part.Validation => "validation",
            Part.Test => "test",
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Not a part."),
        };

    private static Part Parse(CsvFields fields, int column) =>
        fields.Text(column) switch
        {
            "train" => Part.Train,
            "validation" => Part.Validation,
            "test" => Part.Test,
            _ => throw fields.Unexpected(column, "train, validation or test"),
        };
}
