using EcgNotebooks.Formats.Csv;

namespace EcgNotebooks.Datasets;

/// <summary>The codes that scp_statements.csv, the dataset's table of statements, explains.</summary>
internal static class StatementCodes
{
    /// <summary>The file's name in a PTB-XL folder.</summary>
    public const string FileName = "scp_statements.csv";

    /// <summary>The codes: the file's first column, which has no name; null where there is no such file.</summary>
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
