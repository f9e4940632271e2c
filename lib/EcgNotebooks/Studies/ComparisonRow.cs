using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Studies;

/// <summary>The finished runs of a study that differ only in their seed.</summary>
internal sealed class ComparisonRow
{
    private readonly IReadOnlyList<(int EcgId, int PatientId)> _rows;

    private ComparisonRow(
        IReadOnlyList<StudyRun> runs,
        IReadOnlyList<ThresholdedScores> scores,
        RunFolder folder,
        Predictions predictions
    )
    {
        (Runs, Scores) = (runs, scores);
        _rows = [.. predictions.Of(Part.Test).Select(row => (row.EcgId, row.PatientId))];
        Patients = [.. _rows.Select(row => row.PatientId)];
        Baseline = StudyBaseline.Of(Run.Recipe, folder, predictions, scores, Patients);
        var result = new PatientBootstrap().EstimateMean(scores, Patients);
        Estimates = StudyComparison.Kinds.ToDictionary(kind => kind, kind => Of(kind, result[kind]));
    }

    /// <summary>The runs, one for each seed.</summary>
    public IReadOnlyList<StudyRun> Runs { get; }

    /// <summary>The scores of each run on the test rows, with the threshold that the recipe chooses.</summary>
    public IReadOnlyList<ThresholdedScores> Scores { get; }

    /// <summary>The patient of each test row.</summary>
    public IReadOnlyList<int> Patients { get; }

    /// <summary>First of the runs.</summary>
    public StudyRun Run => Runs[0];

    /// <summary>Number of finished seeds.</summary>
    public int Seeds => Runs.Count;

    /// <summary>Number of test rows.</summary>
    public int TestRows => _rows.Count;

    /// <summary>Prevalence: the fraction of test rows with an inferior myocardial infarction (IMI).</summary>
    public double Prevalence => (double)Scores[0].Rows.Positives / TestRows;

    /// <summary>Measures; accuracies are at the threshold that the recipe chooses.</summary>
    public IReadOnlyDictionary<MeasureKind, SeedEstimate> Estimates { get; }

    /// <summary>Accuracy of always answering with the more frequent class.</summary>
    public double MajorityAccuracy => Math.Max(Prevalence, 1 - Prevalence);

    /// <summary>The baseline without an ECG on the same rows; null if it can't be fitted.</summary>
    public StudyBaseline? Baseline { get; }

    /// <summary>Reads the predictions of the runs.</summary>
    /// <exception cref="EcgException">A file is missing or damaged.</exception>
    internal static ComparisonRow Of(IReadOnlyList<(StudyRun Run, StudyRunFolder Folder)> runs)
    {
        var predictions = runs.Select(one => Predictions.Read(one.Folder.Run.Of(one.Run.Network).Predictions)).ToList();
        var scores = runs.Zip(predictions, (one, rows) => Tested(one.Run.Recipe, rows));
        return new([.. runs.Select(one => one.Run)], [.. scores], runs[0].Folder.Run, predictions[0]);
    }

    /// <summary>Returns this row's mean minus another's, with its interval; null if their test rows differ.</summary>
    public BootstrapEstimate? Difference(ComparisonRow other, MeasureKind kind)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _rows.SequenceEqual(other._rows)
            ? new PatientBootstrap().CompareMeans(Scores, other.Scores, Patients)[kind]
            : null;
    }

    private static ThresholdedScores Tested(Recipe recipe, Predictions predictions) =>
        new(
            predictions.Of(Part.Test).ToScoredLabels(),
            recipe.Evaluate("tested", predictions).Result.AtSearched.Threshold
        );

    private SeedEstimate Of(MeasureKind kind, BootstrapEstimate mean)
    {
        double[] values = [.. Scores.Select(run => kind.Of(run.Rows, run.Threshold).Value)];
        return new(mean.Value, mean.Interval, values.Min(), values.Max());
    }
}
