using EcgNotebooks.Datasets;
using EcgNotebooks.Formats.Csv;

namespace EcgNotebooks.Balancing;

/// <summary>The labelled recordings with the rows that balancing added behind them.</summary>
public sealed class BalancedTable
{
    private readonly Dictionary<string, PtbXlRow> _sources = new(StringComparer.Ordinal);

    /// <summary>Takes the rows and the recordings that their file names refer to.</summary>
    /// <exception cref="EcgException">A row's file name belongs to none of the recordings.</exception>
    /// <param name="rows">The rows: those that were given, then the synthetic ones.</param>
    /// <param name="recordings">The recordings.</param>
    /// <param name="fittedOn">Positions of the rows that the synthetic ones were made from; where null, those that carry the same file name.</param>
    public BalancedTable(
        IReadOnlyList<BalancedRow> rows,
        IEnumerable<PtbXlRow> recordings,
        IReadOnlyList<int>? fittedOn = null
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(recordings);
        Rows = rows;
        FittedOn = fittedOn ?? SameFiles(rows);
        foreach (var recording in recordings)
        {
            _sources.TryAdd(recording.FilenameHr, recording);
        }

        foreach (var row in rows)
        {
            _ = Source(row);
        }
    }

    /// <summary>The rows: those that were given, then the synthetic ones.</summary>
    public IReadOnlyList<BalancedRow> Rows { get; }

    /// <summary>Positions of the rows that balancing looked at.</summary>
    public IReadOnlyList<int> FittedOn { get; }

    /// <summary>Reads a table that <see cref="Write"/> wrote; columns may stand in any order.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="recordings">The recordings that the file names refer to.</param>
    /// <exception cref="TableException">The file is missing, a field can't be read, or a file name is none of the recordings'.</exception>
    public static BalancedTable Read(string path, IEnumerable<PtbXlRow> recordings) =>
        BalancedCsv.Read(path, recordings);

    /// <summary>The recording whose signal a row stands for, found by its file name.</summary>
    /// <exception cref="EcgException">The row is not of this table.</exception>
    public PtbXlRow Source(BalancedRow row) =>
        _sources.TryGetValue(row.FilenameHr, out var source)
            ? source
            : throw new EcgException(
                $"No recording has the file name {row.FilenameHr}.",
                "Use the recordings that the balanced rows were made from."
            );

    /// <summary>Writes the rows as CSV: ecg_id, filename_hr, label, synthetic; numbers as Python writes them.</summary>
    /// <exception cref="EcgException">The file can't be written.</exception>
    public void Write(string path) => BalancedCsv.Write(path, Rows);

    private static IReadOnlyList<int> SameFiles(IReadOnlyList<BalancedRow> rows)
    {
        var files = rows.Where(row => row.Synthetic).Select(row => row.FilenameHr).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Enumerable.Range(0, rows.Count).Where(i => !rows[i].Synthetic && files.Contains(rows[i].FilenameHr)),
        ];
    }
}

/// <summary>A row of a balanced table.</summary>
/// <param name="EcgId">The recording's id; for a synthetic row a number between two ids, which means nothing.</param>
/// <param name="FilenameHr">Record name of the 500 Hz version; for a synthetic row that of a neighbour.</param>
/// <param name="Label">Its class.</param>
/// <param name="Synthetic">Whether balancing made the row.</param>
public readonly record struct BalancedRow(double EcgId, string FilenameHr, Diagnosis Label, bool Synthetic);
