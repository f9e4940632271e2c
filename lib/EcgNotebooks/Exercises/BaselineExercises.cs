using EcgNotebooks.Evaluation;

namespace EcgNotebooks.Exercises;

/// <summary>The exercises of notebook 12-baseline.</summary>
internal static class BaselineExercises
{
    public static IReadOnlyList<ExerciseTask> All { get; } =
    [
        ExerciseTask.OfNumber(
            "12-baseline/majority",
            "Accuracy of always answering with the more frequent class, on the test rows of given.Predictions",
            1,
            "Count the labels of the test rows; the larger count divided by all rows is the accuracy.",
            [Mistake.WrongLabel, Mistake.Leak],
            Majority
        ),
        ExerciseTask.OfNumber(
            "12-baseline/age-sex",
            "ROC AUC of age and sex alone on the test rows",
            2,
            "Fit TableBaseline to the training rows of given.LeakFree (the parts are those of given.Predictions), and compute the ROC AUC of its probabilities for the test rows.",
            [Mistake.Leak, Mistake.WrongLabel],
            AgeAndSex
        ),
    ];

    private static NumberKey Majority(ExerciseData given)
    {
        var test = ConfusionMatrix.At(0.5, given.Scores(Part.Test));
        return new NumberKey(
            test.MajorityAccuracy.Value,
            "An accuracy below this number means that a program that never looks at the ECG would be better.",
            "Divide the count of the more frequent label among the test rows by the number of test rows."
        )
            .Not(1 - test.MajorityAccuracy.Value, Mistake.WrongLabel, "This is the share of the less frequent class.")
            .Not(
                ConfusionMatrix.At(0.5, given.Scores(Part.Train)).MajorityAccuracy.Value,
                Mistake.Leak,
                "These are the training rows. An accuracy that is compared with a network's belongs to the test rows."
            )
            .Not(
                ConfusionMatrix.At(0.5, given.Predictions.ToScoredLabels()).MajorityAccuracy.Value,
                Mistake.Leak,
                "These are all rows, the training rows among them. Use the test rows."
            )
            .Not(test.Accuracy.Value, Mistake.Other, "This is the accuracy of the predictions.");
    }

    private static NumberKey AgeAndSex(ExerciseData given)
    {
        double On(Part part) => RocCurve.From(given.Scores(part)).Auc.Value;
        var fittedOnAll = given.PredictionsOf(given.BaselineOn(Enum.GetValues<Part>())).Of(Part.Test);
        return new NumberKey(
            On(Part.Test),
            "A network has to be better than this before its result says anything about the ECG.",
            "Fit on the training rows and evaluate on the test rows, with the columns age and sex.",
            tolerance: 1e-9
        )
            .Not(
                fittedOnAll.Roc().Auc.Value,
                Mistake.Leak,
                "Data leakage: the baseline was fitted to all rows, the test rows among them. Fit it to the training rows alone."
            )
            .Not(
                On(Part.Train),
                Mistake.Leak,
                "This is the ROC AUC on the training rows, to which the baseline was fitted."
            )
            .Not(1 - On(Part.Test), Mistake.WrongLabel, "The classes are exchanged: IMI is the positive class.")
            .Not(On(Part.Validation), Mistake.Other, "These are the validation rows.");
    }
}
