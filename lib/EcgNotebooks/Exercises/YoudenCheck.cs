using System.Globalization;
using EcgNotebooks.Evaluation;

namespace EcgNotebooks.Exercises;

/// <summary>Checks a threshold by the decisions that it makes, because all thresholds between two scores are the same.</summary>
/// <param name="given">The dataset.</param>
internal sealed class YoudenCheck(ExerciseData given)
{
    private const double Tolerance = 1e-9;

    /// <summary>Judges a threshold.</summary>
    public Verdict Judge(double threshold)
    {
        var (validation, test) = (given.Scores(Part.Validation), given.Scores(Part.Test));
        return Index(threshold, validation) >= Best(validation) - Tolerance
                ? Verdict.Right(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"On the validation rows the Youden index is {Index(threshold, validation):F3}, the largest there is; on the test rows, which had no say, it is {Index(threshold, test):F3}."
                    )
                )
            : Index(threshold, test) >= Best(test) - Tolerance
                ? new(
                    Mistake.ThresholdFromTest,
                    "This threshold is the best one for the test rows. Whoever chooses it there reports a result that new patients won't confirm. Choose it on the validation rows."
                )
            : Index(threshold, given.Scores(Part.Train)) >= Best(given.Scores(Part.Train)) - Tolerance
                ? new(
                    Mistake.Leak,
                    "This threshold is the best one for the training rows, to which the model was fitted. Choose it on the validation rows."
                )
            : -Index(threshold, validation) >= Best(Inverted(validation)) - Tolerance
                ? new(
                    Mistake.WrongLabel,
                    "At this threshold the Youden index is as small as possible: NORM was taken as the positive class. The positive class is IMI."
                )
            : threshold is < 0 or > 1
                ? new(Mistake.WrongForm, "A threshold lies between 0 and 1, as the probabilities do.")
            : new(
                Mistake.Other,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"On the validation rows this threshold has a Youden index of {Index(threshold, validation):F3}; the largest one is {Best(validation):F3}."
                )
            );
    }

    // A score equal to the threshold may count as positive or as negative; the answer may mean either.
    private static double Index(double threshold, ScoredLabels rows) =>
        Math.Max(Youden(threshold, rows), Youden(Math.BitDecrement(threshold), rows));

    private static double Youden(double threshold, ScoredLabels rows)
    {
        var matrix = ConfusionMatrix.At(threshold, rows);
        return matrix.Sensitivity.Value + matrix.Specificity.Value - 1;
    }

    private static double Best(ScoredLabels rows) => RocCurve.From(rows).Youden!.Value.YoudenIndex;

    private static ScoredLabels Inverted(ScoredLabels rows) => new(rows.Labels.Select(label => !label), rows.Scores);
}
