using EcgNotebooks.Evaluation;

namespace EcgNotebooks.Exercises;

/// <summary>The exercises of notebook 09-roc.</summary>
internal static class RocExercises
{
    public static IReadOnlyList<ExerciseTask> All { get; } =
    [
        ExerciseTask.OfNumber(
            "09-roc/auc",
            "ROC AUC of given.Predictions on the test rows, computed from pairs",
            2,
            "Compare each IMI row with each NORM row: a pair counts 1 if the IMI row has the higher probability, and one half if both are equal. The ROC AUC is the mean over all pairs.",
            [Mistake.WrongLabel, Mistake.Leak],
            Auc
        ),
        ExerciseTask.Of(
            "09-roc/interval",
            "95 % interval of this ROC AUC from resampling the patients",
            3,
            "Draw as many test patients as there are, with replacement and with all their rows; compute the ROC AUC; repeat this 1,000 times; take the 2.5th and the 97.5th percentile.",
            [Mistake.Leak],
            (given, answer) => new IntervalCheck(given).Judge(answer.Numbers())
        ),
    ];

    private static NumberKey Auc(ExerciseData given)
    {
        var test = given.Scores(Part.Test);
        var right = RocCurve.From(test).Auc.Value;
        var ties = TiedPairs(test);
        return new NumberKey(
            right,
            "The ROC AUC is the probability that a random IMI row has a higher score than a random NORM row.",
            "Use the test rows alone, and count a pair of equal probabilities as one half."
        )
            .Not(
                1 - right,
                Mistake.WrongLabel,
                "The classes are exchanged: a pair counts if the IMI row, not the NORM row, has the higher probability."
            )
            .Not(right - ties / 2, Mistake.Other, "Pairs with equal probabilities count one half, not 0.")
            .Not(right + ties / 2, Mistake.Other, "Pairs with equal probabilities count one half, not 1.")
            .Not(
                RocCurve.From(given.Scores(Part.Train)).Auc.Value,
                Mistake.Leak,
                "These are the training rows, which the model was fitted to. Use the test rows."
            )
            .Not(
                RocCurve.From(given.Predictions.ToScoredLabels()).Auc.Value,
                Mistake.Leak,
                "These are all rows, the training rows among them. Use the test rows."
            )
            .Not(
                RocCurve.From(given.Scores(Part.Validation)).Auc.Value,
                Mistake.Other,
                "These are the validation rows."
            );
    }

    private static double TiedPairs(ScoredLabels rows)
    {
        var scores = rows.Scores.Zip(rows.Labels).ToLookup(row => row.Second, row => row.First);
        var tied = scores[true].Sum(positive => scores[false].Count(negative => negative == positive));
        return (double)tied / (rows.Positives * rows.Negatives);
    }
}
