using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Baselines;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Studies;

/// <summary>The baseline without an ECG (age and sex) on the test rows of a study's runs, and what the networks have beyond it.</summary>
internal sealed class StudyBaseline
{
    private readonly BootstrapResult _differences;

    private StudyBaseline(ThresholdedScores baseline, BootstrapResult differences) =>
        (Scores, _differences) = (baseline, differences);

    /// <summary>The baseline's scores on the test rows, with the threshold that the recipe chooses for it.</summary>
    public ThresholdedScores Scores { get; }

    /// <summary>Returns the baseline's value of a measure; decisions are at the threshold that the recipe chooses for the baseline.</summary>
    public Measure this[MeasureKind kind] => kind.Of(Scores.Rows, Scores.Threshold);

    /// <summary>Returns the baseline's value of a measure with its interval.</summary>
    public BootstrapEstimate Estimate(IReadOnlyList<int> patients, MeasureKind kind) =>
        new PatientBootstrap().Estimate(Scores.Rows, patients, Scores.Threshold)[kind];

    /// <summary>Returns the mean of the networks minus the baseline, with its paired interval.</summary>
    public BootstrapEstimate Difference(MeasureKind kind) => _differences[kind];

    /// <summary>Compares the runs of one row with the baseline; null if the training rows have only one label.</summary>
    /// <param name="recipe">The recipe, which decides where the baseline's threshold is chosen.</param>
    /// <param name="folder">The folder of one of the runs, which all have the same rows.</param>
    /// <param name="predictions">The predictions of that run.</param>
    /// <param name="runs">The scores of all runs on the test rows.</param>
    /// <param name="patients">The patient of each test row.</param>
    /// <exception cref="EcgException">A file is missing or damaged.</exception>
    public static StudyBaseline? Of(
        Recipe recipe,
        RunFolder folder,
        Predictions predictions,
        IReadOnlyList<ThresholdedScores> runs,
        IReadOnlyList<int> patients
    )
    {
        if (predictions.Of(Part.Train).DistinctBy(row => row.Label).Count() < 2)
        {
            return null;
        }

        var rows = SelectedRows.Read(folder);
        var baseline = BaselinePredictions.Of(predictions, rows.Of, BaselineColumns.Age | BaselineColumns.Sex);
        var threshold = recipe.Evaluate("baseline", baseline.Predictions).Result.AtSearched.Threshold;
        var scores = new ThresholdedScores(baseline.Predictions.Of(Part.Test).ToScoredLabels(), threshold);
        return new(scores, new PatientBootstrap().CompareMeans(runs, [scores], patients));
    }
}
