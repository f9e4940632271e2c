using EcgNotebooks.Evaluation;

namespace EcgNotebooks.Exercises;

/// <summary>The exercises of notebook 08-threshold.</summary>
internal static class ThresholdExercises
{
    public static IReadOnlyList<ExerciseTask> All { get; } =
    [
        ExerciseTask.Of(
            "08-threshold/youden",
            "Threshold with the largest Youden index, chosen without the test rows",
            3,
            "The Youden index is sensitivity plus specificity minus 1. Try each score of the validation rows of given.Predictions as a threshold.",
            [Mistake.ThresholdFromTest, Mistake.WrongLabel],
            (given, answer) => new YoudenCheck(given).Judge(answer.Number())
        ),
        ExerciseTask.OfNumber(
            "08-threshold/sensitivity",
            "Sensitivity of given.Predictions on the test rows at a threshold of 0.5",
            1,
            "Of all rows labelled IMI in the test part, which fraction has a probability above 0.5?",
            [Mistake.WrongLabel, Mistake.WrongAxis, Mistake.Leak],
            Sensitivity
        ),
    ];

    private static NumberKey Sensitivity(ExerciseData given)
    {
        ConfusionMatrix At(Part part) => ConfusionMatrix.At(0.5, given.Scores(part));
        var test = At(Part.Test);
        return new NumberKey(
            test.Sensitivity.Value,
            "So many of the infarctions are found. The specificity says at which price.",
            "Divide the true positives among the test rows by all test rows labelled IMI."
        )
            .Not(
                test.Specificity.Value,
                Mistake.WrongLabel,
                "This is the specificity: NORM counts as positive. The positive class is IMI."
            )
            .Not(
                test.Precision.Value,
                Mistake.WrongAxis,
                "This is the precision: the true positives are divided by all predicted positives, the other axis of the confusion matrix."
            )
            .Not(
                At(Part.Train).Sensitivity.Value,
                Mistake.Leak,
                "These are the training rows, which the model was fitted to."
            )
            .Not(At(Part.Validation).Sensitivity.Value, Mistake.Other, "These are the validation rows.")
            .Not(test.Accuracy.Value, Mistake.Other, "This is the accuracy, which mixes both classes.");
    }
}
