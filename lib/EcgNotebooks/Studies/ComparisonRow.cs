using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Studies;

/// <summary>The finished runs of a study that differ only in their seed.</summary>
internal sealed class ComparisonRow
{
    private readonly IReadOnlyList<ThresholdedScores> _runs;
    private readonly IReadOnlyList<(int EcgId, int PatientId)> _rows;

    private ComparisonRow(
        StudyRun run,
        RunFolder folder,
        Predictions predictions,
        IReadOnlyList<ThresholdedScores> runs,
        IReadOnlyList<(int, int)> rows
    )
    {
        (Run, _runs, _rows) = (run, runs, rows);
        Baseline = StudyBaseline.Of(run.Recipe, folder, predictions, runs, Patients);
        var result = new PatientBootstrap().EstimateMean(runs, Patients);
        Estimates = StudyComparison.Kinds.ToDictionary(kind => kind, kind => Of(kind, result[kind]));
    }

    /// <summary>First of the runs.</summary>
    public StudyRun Run { get; }

    /// <summary>Number of finished seeds.</summary>
    public int Seeds => _runs.Count;

    /// <summary>Number of test rows.</summary>
    public int TestRows => _rows.Count;

    /// <summary>Prevalence: the fraction of test rows with an inferior myocardial infarction (IMI).</summary>
    public double Prevalence => (double)_runs[0].Rows.Positives / TestRows;

    /// <summary>Measures; accuracies are at the threshold that the recipe chooses.</summary>
    public IReadOnlyDictionary<MeasureKind, SeedEstimate> Estimates { get; }

    /// <summary>Accuracy of always answering with the more frequent class.</summary>
    public double MajorityAccuracy => Math.Max(Prevalence, 1 - Prevalence);

    /// <summary>The baseline without an ECG on the same rows; null if it can't be fitted.</summary>
    public StudyBaseline? Baseline { get; }

    private int[] Patients => [.. _rows.Select(row => row.PatientId)];

    /// <summary>Reads the predictions of the runs.</summary>
    /// <exception cref="EcgException">A file is missing or damaged.</exception>
    internal static ComparisonRow Of(IReadOnlyList<(StudyRun Run, StudyRunResult Result, StudyRunFolder Folder)> runs)
    {
        var all = runs.Select(one => Predictions.Read(one.Folder.Run.Of(one.Run.Network).Predictions)).ToList();
        var tested = all.Select(predictions => predictions.Of(Part.Test)).ToList();
        var scores = runs.Zip(
            tested,
            (run, rows) => new ThresholdedScores(rows.ToScoredLabels(), run.Result.Measures["threshold"] ?? 0.5)
        );
        return new(
            runs[0].Run,
            runs[0].Folder.Run,
            all[0],
            [.. scores],
            [.. tested[0].Select(row => (row.EcgId, row.PatientId))]
        );
    }

    /// <summary>Returns this row's mean minus another's, with its interval; null if their test rows differ.</summary>
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
