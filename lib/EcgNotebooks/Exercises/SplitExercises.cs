using EcgNotebooks.Balancing;
using EcgNotebooks.Experiments;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Exercises;

/// <summary>The exercises of notebook 05-split.</summary>
internal static class SplitExercises
{
    private const double Percent = 100;

    public static IReadOnlyList<ExerciseTask> All { get; } =
    [
        ExerciseTask.Of(
            "05-split/patients",
            "A split of the labelled rows by patient",
            3,
            "Shuffle the distinct patient ids, give 70 % of them to training, 15 % to validation and 15 % to the test, and put each row into the part of its patient.",
            [Mistake.Leak],
            (given, answer) => new PatientSplitCheck(given.Published.Rows).Judge(answer.Split())
        ),
        ExerciseTask.OfNumber(
            "05-split/shared",
            "Fraction of the published test rows whose patient is also in the training part",
            1,
            "LeakageCounts.Count(split, balanced).Test has both counts.",
            [Mistake.Leak],
            Shared
        ),
    ];

    private static NumberKey Shared(ExerciseData given)
    {
        var recipe = Recipe.Published;
        var balanced = new SmoteNc(recipe.Balancing).Balance(given.Published);
        var split = balanced.Split(recipe.Splitting);
        var (validation, test) = LeakageCounts.Count(split, balanced);
        var fraction = (double)test.Patient / test.Rows;
        return new NumberKey(
            fraction,
            "For these rows the network may recognise the patient instead of the disease.",
            "Divide the test rows whose patient is also in the training part by all test rows."
        )
            .Not(
                (double)test.Recording / test.Rows,
                Mistake.Leak,
                "This counts shared recordings only. Another recording of a training patient leaks as well."
            )
            .Not(
                fraction * Percent,
                Mistake.Other,
                "This is a percentage. The exercise asks for a fraction between 0 and 1."
            )
            .Not(test.Patient, Mistake.Other, "This is a number of rows. Divide it by the number of test rows.")
            .Not((double)validation.Patient / validation.Rows, Mistake.Other, "These are the validation rows.")
            .Not(1 - fraction, Mistake.Other, "These are the test rows of other patients.");
    }
}
