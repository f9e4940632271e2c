using EcgNotebooks.Formats.Csv;

namespace EcgNotebooks.Datasets;

/// <summary>Reads the codes in scp_statements.csv, the dataset's table of statements.</summary>
internal static class StatementCodes
{
    /// <summary>The file's name in a PTB-XL folder.</summary>
    public const string FileName = "scp_statements.csv";

    /// <summary>Returns the codes in the file's first column, which has no name; null where the file doesn't exist.</summary>
    /// <exception cref="TableException">The file can't be read.</exception>
    public static IReadOnlySet<string>? Read(string root)
    {
        var path = Path.Combine(root, FileName);
        if (!File.Exists(path))
        {
            return null;
        }

        using var records = CsvRecords.Open(path);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        while (records.Read())
        {
            if (!MissingValue.Is(records[0]))
            {
                codes.Add(records[0].ToString());
            }
        }

        return codes;
    }
}
