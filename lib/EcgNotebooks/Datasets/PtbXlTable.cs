using EcgNotebooks.Formats.Csv;
using Microsoft.Data.Analysis;

namespace EcgNotebooks.Datasets;

/// <summary>PTB-XL's table of recordings, ptbxl_database.csv, with typed columns.</summary>
public sealed class PtbXlTable
{
    /// <summary>Name of the table in a PTB-XL folder.</summary>
    public const string FileName = "ptbxl_database.csv";

    private const int RowsBetweenCancellationChecks = 1024;

    // A file with more faults isn't this table.
    private const int MaxFaults = 10_000;

    private PtbXlTable(string path, IReadOnlyList<string> columns, IReadOnlyList<PtbXlRow> rows) =>
        (Path, Columns, Rows) = (path, columns, rows);

    /// <summary>Path of the file.</summary>
    public string Path { get; }

    /// <summary>Names of the file's columns in their order, including those that the rows don't contain.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows in file order.</summary>
    public IReadOnlyList<PtbXlRow> Rows { get; }

    /// <summary>Reads the table from its path, or from the path of its folder; the columns may be in any order.</summary>
    /// <exception cref="TableException">The file is missing or empty, or one of its rows can't be read.</exception>
    public static PtbXlTable Read(string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        var file = Locate(path);
        using var records = CsvRecords.Open(file);
        var reader = new PtbXlRowReader(records);
        var rows = new List<PtbXlRow>(PtbXlRowReader.ExpectedRows(records));
        while (records.Read())
        {
            if (rows.Count % RowsBetweenCancellationChecks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            rows.Add(reader.Row());
        }

        return new PtbXlTable(file, records.Columns.Names, rows);
    }

    /// <summary>Reads the rows that can be parsed, and collects the errors in the others; for reports on a damaged table.</summary>
    /// <exception cref="TableException">The file is missing or empty, or its header lacks a column.</exception>
    internal static (PtbXlTable Table, IReadOnlyList<TableException> Faults) ReadWithFaults(
        string path,
        CancellationToken cancellation
    )
    {
        using var records = CsvRecords.Open(path);
        var reader = new PtbXlRowReader(records);
        var rows = new List<PtbXlRow>(PtbXlRowReader.ExpectedRows(records));
        var faults = new List<TableException>();
        while (faults.Count < MaxFaults)
        {
            cancellation.ThrowIfCancellationRequested();
            var line = records.Line;
            try
            {
                if (!records.Read())
                {
                    break;
                }

                rows.Add(reader.Row());
            }
            catch (TableException e)
            {
                faults.Add(e);
                if (records.Line == line)
                {
                    // The reader made no progress, so the rest of the text can't be parsed.
                    break;
                }
            }
        }

        return (new PtbXlTable(path, records.Columns.Names, rows), faults);
    }

    /// <summary>Returns the rows as a data frame: typed columns with the file's names in the file's order; scp_codes as text.</summary>
    public DataFrame ToDataFrame() => PtbXlDataFrame.Of(this);

    /// <summary>Writes the header and the given rows, in the given order, exactly as they are in the file with all its columns.</summary>
    /// <remarks>The table doesn't keep the file's text, so the file is read again.</remarks>
    /// <exception cref="TableException">The file was removed or changed.</exception>
    /// <exception cref="EcgException">A row isn't in the file, or the destination can't be written.</exception>
    public void WriteRows(string destination, IReadOnlyList<PtbXlRow> rows)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(rows);
        PtbXlExcerpt.Write(Path, destination, rows);
    }

    private static string Locate(string path)
    {
        if (!Directory.Exists(path))
        {
            return path;
        }

        var file = System.IO.Path.Combine(path, FileName);
        return File.Exists(file) ? file : throw TableException.NoTableInFolder(path, FileName);
    }
}
