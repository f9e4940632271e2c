using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Studies;

/// <summary>The finished cells of a study that differ in their seed alone.</summary>
public sealed class ComparisonRow
{
    private readonly IReadOnlyList<JudgedScores> _runs;
    private readonly IReadOnlyList<(int EcgId, int PatientId)> _rows;

    private ComparisonRow(StudyCell cell, IReadOnlyList<JudgedScores> runs, IReadOnlyList<(int, int)> rows)
    {
        (Cell, _runs, _rows) = (cell, runs, rows);
        var result = new PatientBootstrap().EstimateMean(runs, Patients);
        Estimates = StudyComparison.Kinds.ToDictionary(kind => kind, kind => Of(kind, result[kind]));
    }

    /// <summary>The first of the cells.</summary>
    public StudyCell Cell { get; }

    /// <summary>How many seeds are finished.</summary>
    public int Seeds => _runs.Count;

    /// <summary>Number of test rows.</summary>
    public int TestRows => _rows.Count;

    /// <summary>Share of test rows that are infarctions.</summary>
    public double Prevalence => (double)_runs[0].Rows.Positives / TestRows;

    /// <summary>The measures at the threshold that the recipe chooses.</summary>
    public IReadOnlyDictionary<MeasureKind, SeedEstimate> Estimates { get; }

    private int[] Patients => [.. _rows.Select(row => row.PatientId)];

    /// <summary>Reads the predictions of the cells.</summary>
    /// <exception cref="EcgException">A file is missing or damaged.</exception>
    internal static ComparisonRow Of(IReadOnlyList<(StudyCell Cell, CellResult Result, CellFolder Folder)> cells)
    {
        var tested = cells
            .Select(c => Predictions.Read(c.Folder.Run.Of(c.Cell.Network).Predictions).Of(Part.Test))
            .ToList();
        var runs = cells.Zip(
            tested,
            (cell, rows) => new JudgedScores(rows.ToScoredLabels(), cell.Result.Measures["threshold"] ?? 0.5)
        );
        return new(cells[0].Cell, [.. runs], [.. tested[0].Select(row => (row.EcgId, row.PatientId))]);
    }

    /// <summary>This row's mean less another's, with its interval where both judge the same test rows.</summary>
    public BootstrapEstimate? Difference(ComparisonRow other, MeasureKind kind)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _rows.SequenceEqual(other._rows)
            ? new PatientBootstrap().CompareMeans(_runs, other._runs, Patients)[kind]
            : null;
    }

    private SeedEstimate Of(MeasureKind kind, BootstrapEstimate mean)
    {
        double[] values = [.. _runs.Select(run => kind.Of(run.Rows, run.Threshold).Value)];
        return new(mean.Value, mean.Interval, values.Min(), values.Max());
    }
}
