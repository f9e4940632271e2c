using EcgNotebooks.Evaluation;

namespace EcgNotebooks.Exercises;

/// <summary>The exercises of notebook 13-labels-and-others.</summary>
internal static class UsefulnessExercises
{
    private const double Prevalence = 0.05;
    private const double Threshold = 0.3;

    public static IReadOnlyList<ExerciseTask> All { get; } =
    [
        ExerciseTask.OfNumber(
            "13-labels-and-others/false-alarms",
            "Number of false alarms of given.Predictions on the test rows at a threshold of 0.3",
            1,
            "A false alarm is a row labelled NORM with a probability above 0.3.",
            [Mistake.WrongLabel, Mistake.Leak],
            FalseAlarms
        ),
        ExerciseTask.OfNumber(
            "13-labels-and-others/predictive-value",
            "Positive predictive value at a prevalence of 5 % and a threshold of 0.3",
            2,
            "Of 1,000 people 50 have an infarction. How many of them are found, and how many of the other 950 raise an alarm? Sensitivity and specificity are those of the test rows at 0.3.",
            [Mistake.WrongLabel],
            PredictiveValue
        ),
    ];

    private static NumberKey FalseAlarms(ExerciseData given)
    {
        var test = ConfusionMatrix.At(Threshold, given.Scores(Part.Test));
        return new NumberKey(
            test.FalsePositives,
            "Each of these would be sent on for an infarction that isn't there.",
            "Count the test rows labelled NORM whose probability is above 0.3."
        )
            .Not(test.FalseNegatives, Mistake.WrongLabel, "These are missed infarctions: the classes are exchanged.")
            .Not(
                test.FalsePositives + test.TruePositives,
                Mistake.Other,
                "These are all alarms, also those for an infarction. Count the rows labelled NORM."
            )
            .Not(
                ConfusionMatrix.At(Threshold, given.Scores(Part.Train)).FalsePositives,
                Mistake.Leak,
                "These are the training rows, which the model was fitted to."
            )
            .Not(
                ConfusionMatrix.At(Threshold, given.Predictions.ToScoredLabels()).FalsePositives,
                Mistake.Leak,
                "These are all rows, the training rows among them. Use the test rows."
            );
    }

    private static NumberKey PredictiveValue(ExerciseData given)
    {
        var test = ConfusionMatrix.At(Threshold, given.Scores(Part.Test));
        var (sensitivity, specificity) = (test.Sensitivity.Value, test.Specificity.Value);
        return new NumberKey(
            Value(sensitivity, specificity),
            "Where infarctions are rare, most alarms are false, however good the ROC AUC.",
            "Divide the true alarms among 1,000 people by all alarms among them."
        )
            .Not(
                test.Precision.Value,
                Mistake.Other,
                "This is the predictive value on the test rows, in which infarctions are far more frequent than 5 %."
            )
            .Not(
                Value(specificity, sensitivity),
                Mistake.WrongLabel,
                "Sensitivity and specificity are exchanged: IMI is the positive class."
            )
            .Not(
                1 - Value(sensitivity, specificity),
                Mistake.Other,
                "This is the share of false alarms among all alarms."
            );
    }

    private static double Value(double sensitivity, double specificity) =>
        sensitivity * Prevalence / (sensitivity * Prevalence + (1 - specificity) * (1 - Prevalence));
}
