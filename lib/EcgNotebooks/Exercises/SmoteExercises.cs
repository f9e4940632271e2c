using EcgNotebooks.Labels;

namespace EcgNotebooks.Exercises;

/// <summary>The exercises of notebook 03-smote.</summary>
internal static class SmoteExercises
{
    public static IReadOnlyList<ExerciseTask> All { get; } =
    [
        ExerciseTask.Of(
            "03-smote/interpolate",
            "SMOTE in five lines: synthetic rows on the segments between neighbours",
            3,
            "For each new row: draw a minority row x, draw one of its five nearest neighbours x', draw u between 0 and 1, and take x + u (x' - x) in both columns. A row isn't its own neighbour.",
            [Mistake.WrongLabel, Mistake.WrongAxis],
            (given, answer) => new OwnSmoteCheck(given).Judge(answer.Rows())
        ),
        ExerciseTask.OfNumber(
            "03-smote/total",
            "Number of rows after balancing the published rows",
            1,
            "Balancing fills the minority class up to the size of the majority class.",
            [Mistake.Other],
            Total
        ),
        ExerciseTask.OfNumber(
            "03-smote/train-only",
            "Number of synthetic rows if only the training rows are balanced",
            2,
            "given.LeakFree.Rows are the rows; the last fold that occurs in them is the test part, the one before it the validation part. Count NORM and IMI in the other folds.",
            [Mistake.Leak],
            TrainOnly
        ),
    ];

    private static NumberKey Total(ExerciseData given)
    {
        var counts = given.Published.Counts;
        var (least, most) = (Math.Min(counts.Norm, counts.Imi), Math.Max(counts.Norm, counts.Imi));
        return new NumberKey(
            2 * most,
            "Both classes have as many rows as the majority class had.",
            "Balance the labelled rows of the published recipe and count all rows."
        )
            .Not(
                most - least,
                Mistake.Other,
                "This is the number of synthetic rows. The original rows are still there."
            )
            .Not(most + least, Mistake.Other, "This is the number of rows before balancing.")
            .Not(2 * least, Mistake.Other, "This would be the number after removing rows of the majority class.");
    }

    private static NumberKey TrainOnly(ExerciseData given)
    {
        var folds = given.Folds();
        var train = new LabelledTable([
            .. given.LeakFree.Rows.Where(row => folds.PartOf(row.Row.StratFold) == Part.Train),
        ]);
        var noTest = new LabelledTable([
            .. given.LeakFree.Rows.Where(row => folds.PartOf(row.Row.StratFold) != Part.Test),
        ]);
        return new NumberKey(
            Missing(train.Counts),
            "Validation and test rows stay as they are, so that no synthetic row resembles them.",
            "Count the training rows of both classes; their difference is the number of synthetic rows."
        )
            .Not(
                Missing(given.LeakFree.Counts),
                Mistake.Leak,
                "Data leakage: all rows were balanced, the validation and test rows among them. Split first, then balance the training rows alone."
            )
            .Not(
                Missing(noTest.Counts),
                Mistake.Leak,
                "Data leakage: the validation rows were balanced with the training rows. Balance the training rows alone."
            );
    }

    private static int Missing(ClassCounts counts) => Math.Abs(counts.Norm - counts.Imi);
}
