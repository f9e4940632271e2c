using EcgNotebooks.Datasets;

namespace EcgNotebooks.Experiments;

/// <summary>The table's rows of a run's recordings, by ecg_id.</summary>
internal sealed class SelectedRows
{
    private readonly RunFolder _run;
    private readonly Dictionary<int, PtbXlRow> _rows;

    private SelectedRows(RunFolder run, Dictionary<int, PtbXlRow> rows) => (_run, _rows) = (run, rows);

    /// <summary>Reads the rows from New_data.csv.</summary>
    /// <exception cref="EcgException">The table is missing or damaged.</exception>
    public static SelectedRows Read(RunFolder run) =>
        new(run, PtbXlTable.Read(run.Selected).Rows.DistinctBy(row => row.EcgId).ToDictionary(row => row.EcgId));

    /// <summary>Returns the row of a recording.</summary>
    /// <exception cref="EcgException">The run has no such recording.</exception>
    public PtbXlRow Of(int ecgId) =>
        _rows.GetValueOrDefault(ecgId)
        ?? throw new EcgException(
            $"Recording {ecgId} has predictions, but isn't in {_run.Selected}.",
            "Run 'ecg evaluate' again."
        );
}
