using EcgNotebooks.Datasets;

namespace EcgNotebooks.Exercises;

/// <summary>The exercises of notebook 01-load.</summary>
internal static class LoadExercises
{
    // PTB-XL writes this age for patients above 89.
    private const double AgeAbove89 = 300;

    public static IReadOnlyList<ExerciseTask> All { get; } =
    [
        ExerciseTask.OfNumber(
            "01-load/oldest",
            "Number of recordings whose age is coded as 300",
            1,
            "PTB-XL writes 300 for every age above 89. Count the rows of the table whose Age has this value.",
            [Mistake.Other],
            Oldest
        ),
        ExerciseTask.OfNumber(
            "01-load/two-statements",
            "Number of recordings with exactly two statements",
            1,
            "row.ScpCodes.Statements is the list of a row's statements. Count the rows of the whole table.",
            [Mistake.Other],
            TwoStatements
        ),
        ExerciseTask.OfNumber(
            "01-load/patients",
            "Number of patients in the table",
            1,
            "A patient may have several recordings: count distinct values of PatientId.",
            [Mistake.Other],
            Patients
        ),
    ];

    private static NumberKey Oldest(ExerciseData given) =>
        new NumberKey(
            given.Rows.Count(row => row.Age == AgeAbove89),
            "These patients are 90 or older; an average that takes 300 for an age would be wrong.",
            "Count the rows of the whole table whose Age is 300."
        )
            .Not(
                given.Rows.Count(row => row.Age is > 60 and < AgeAbove89),
                Mistake.Other,
                "These are patients above 60 whose age is known. Those above 89 are coded as 300."
            )
            .Not(
                given.Rows.Count(row => row.Age is null or AgeAbove89),
                Mistake.Other,
                "This counts rows without an age as well. A missing age is null, not 300."
            );

    private static NumberKey TwoStatements(ExerciseData given) =>
        new NumberKey(
            CountWith(given.Rows, count => count == 2),
            "A recording has a list of statements, and a label has to choose among them.",
            "Count the rows of the whole table, not those of the selection."
        )
            .Not(
                CountWith(given.Rows, count => count >= 2),
                Mistake.Other,
                "This counts recordings with two or more statements. The exercise asks for exactly two."
            )
            .Not(
                given.Rows.Count(row => row.ScpCodes.Statements.Count(statement => statement.Likelihood > 0) == 2),
                Mistake.Other,
                "This leaves out statements with a likelihood of 0, which means that it is unknown. They count, too."
            );

    private static NumberKey Patients(ExerciseData given) =>
        new NumberKey(
            given.Rows.DistinctBy(row => row.PatientId).Count(),
            "There are fewer patients than recordings, which matters when recordings are split.",
            "Count the distinct values of PatientId in the whole table."
        ).Not(
            given.Rows.Count,
            Mistake.Other,
            "This is the number of recordings. A patient with several recordings counts once."
        );

    private static int CountWith(IReadOnlyList<PtbXlRow> rows, Func<int, bool> matches) =>
        rows.Count(row => matches(row.ScpCodes.Statements.Count));
}
