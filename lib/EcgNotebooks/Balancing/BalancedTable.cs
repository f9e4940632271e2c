using EcgNotebooks.Datasets;
using EcgNotebooks.Formats.Csv;

namespace EcgNotebooks.Balancing;

/// <summary>The labelled recordings, followed by the rows that balancing added.</summary>
public sealed class BalancedTable
{
    private readonly Dictionary<string, PtbXlRow> _sources = new(StringComparer.Ordinal);

    /// <summary>Creates the table from its rows and the recordings that their file names refer to.</summary>
    /// <param name="rows">The original rows, followed by the synthetic ones.</param>
    /// <param name="recordings">The recordings that the rows' file names refer to.</param>
    /// <param name="fittedOn">
    /// Positions of the rows that the resampler was fitted on. If null, these are the original rows whose file name, and beat, a
    /// synthetic row carries too.
    /// </param>
    /// <exception cref="EcgException">A row's file name belongs to none of the recordings.</exception>
    public BalancedTable(
        IReadOnlyList<BalancedRow> rows,
        IEnumerable<PtbXlRow> recordings,
        IReadOnlyList<int>? fittedOn = null
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(recordings);
        Rows = rows;
        FittedOn = fittedOn ?? SameSignals(rows);
        foreach (var recording in recordings)
        {
            _sources.TryAdd(recording.FilenameHr, recording);
        }

        foreach (var row in rows)
        {
            _ = Source(row);
        }
    }

    /// <summary>The original rows, followed by the synthetic ones.</summary>
    public IReadOnlyList<BalancedRow> Rows { get; }

    /// <summary>Positions of the rows that the resampler was fitted on, that is, from which synthetic rows could be made.</summary>
    public IReadOnlyList<int> FittedOn { get; }

    /// <summary>Reads a table from a CSV file written by <see cref="Write"/>; the columns may be in any order.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="recordings">The recordings that the file names refer to.</param>
    /// <exception cref="TableException">The file is missing, a field can't be read, or a file name belongs to none of the recordings.</exception>
    public static BalancedTable Read(string path, IEnumerable<PtbXlRow> recordings) =>
        BalancedCsv.Read(path, recordings);

    /// <summary>Returns the recording that a row stands for, found by its file name.</summary>
    /// <exception cref="EcgException">No recording of this table has the row's file name.</exception>
    public PtbXlRow Source(BalancedRow row) =>
        _sources.TryGetValue(row.FilenameHr, out var source)
            ? source
            : throw new EcgException(
                $"No recording has the file name {row.FilenameHr}.",
                "Use the recordings that the balanced rows were made from."
            );

    /// <summary>Writes the rows as a CSV file with the columns ecg_id, filename_hr, label, synthetic and, for rows of single beats, beat; numbers are formatted as Python does.</summary>
    /// <exception cref="EcgException">The file can't be written.</exception>
    public void Write(string path) => BalancedCsv.Write(path, Rows);

    private static IReadOnlyList<int> SameSignals(IReadOnlyList<BalancedRow> rows)
    {
        var signals = rows.Where(row => row.Synthetic).Select(Signal).ToHashSet();
        return [.. Enumerable.Range(0, rows.Count).Where(i => !rows[i].Synthetic && signals.Contains(Signal(rows[i])))];
    }

    private static (string FilenameHr, int? Beat) Signal(BalancedRow row) => (row.FilenameHr, row.Beat);
}

/// <summary>A row of a balanced table.</summary>
/// <param name="EcgId">The recording's id. For a synthetic row of SMOTE-NC it is interpolated between two ids and has no meaning.</param>
/// <param name="FilenameHr">Record name of the 500 Hz version; for a synthetic row, the name of an existing recording.</param>
/// <param name="Label">The row's class.</param>
/// <param name="Synthetic">True if balancing added the row.</param>
public readonly record struct BalancedRow(double EcgId, string FilenameHr, Diagnosis Label, bool Synthetic)
{
    /// <summary>Which of the recording's beats the row stands for, counted from 0; null for the whole recording.</summary>
    public int? Beat { get; init; }
}
