using EcgNotebooks.Formats.Csv;

namespace EcgNotebooks.Datasets;

/// <summary>Reads scp_statements.csv, the dataset's table of statements.</summary>
internal static class StatementCodes
{
    /// <summary>The file's name in a PTB-XL folder.</summary>
    public const string FileName = "scp_statements.csv";

    /// <summary>Returns the codes in the file's first column, which has no name; null where the file doesn't exist.</summary>
    /// <exception cref="TableException">The file can't be read.</exception>
    public static IReadOnlySet<string>? Read(string root)
    {
        var path = Path.Combine(root, FileName);
        return File.Exists(path)
            ? Codes(path, column: null).Select(row => row.Code).ToHashSet(StringComparer.Ordinal)
            : null;
    }

    /// <summary>Returns the diagnostic superclass of each diagnostic statement: NORM, MI, STTC, CD or HYP.</summary>
    /// <exception cref="TableException">The file is missing or can't be read.</exception>
    public static IReadOnlyDictionary<string, string> Superclasses(string root)
    {
        var superclasses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (code, superclass) in Codes(Path.Combine(root, FileName), "diagnostic_class"))
        {
            if (superclass is not null)
            {
                superclasses.TryAdd(code, superclass);
            }
        }

        return superclasses;
    }

    private static List<(string Code, string? Field)> Codes(string path, string? column)
    {
        using var records = CsvRecords.Open(path);
        var position = column is null ? -1 : records.Columns.Require(column);
        var fields = new CsvFields(records);
        var codes = new List<(string, string?)>();
        while (records.Read())
        {
            if (!MissingValue.Is(records[0]))
            {
                codes.Add((records[0].ToString(), fields.Text(position)));
            }
        }

        return codes;
    }
}
