using EcgNotebooks.Splitting;

namespace EcgNotebooks.Exercises;

/// <summary>The exercises of notebook 10-leakage.</summary>
internal static class LeakageExercises
{
    public static IReadOnlyList<ExerciseTask> All { get; } =
    [
        ExerciseTask.Of(
            "10-leakage/which",
            "The data leakage of given.SuspectSplit",
            2,
            "Compare the parts by recording (FilenameHr) and by patient (the PatientId of the row's Source). Answer with a value of Leaks.",
            [Mistake.Leak],
            Which
        ),
        ExerciseTask.OfNumber(
            "10-leakage/rows",
            "Number of test rows of given.SuspectSplit that the leakage affects",
            2,
            "Collect the patients of the training rows in a set, and count the test rows whose patient is in it.",
            [Mistake.Leak],
            Rows
        ),
    ];

    private static Verdict Which(ExerciseData given, Answer answer)
    {
        var found = LeakGuard.Find(given.SuspectSplit, given.SuspectRows).Keys;
        var right = found.Aggregate(Leaks.None, (all, leak) => all | leak);
        var named = answer.Texts();
        var known = named.All(name => Enum.TryParse<Leaks>(name, out _));
        var answered = known ? named.Select(Enum.Parse<Leaks>).Aggregate((all, leak) => all | leak) : (Leaks)(-1);
        return !known
                ? new(
                    Mistake.WrongForm,
                    $"The answer should be a value of Leaks, such as {nameof(Leaks)}.{nameof(Leaks.None)}."
                )
            : answered == right
                ? Verdict.Right(
                    "The recordings differ, but the patients don't: such a leak is invisible in the file names."
                )
            : answered.HasFlag(Leaks.SharedRecording) && !right.HasFlag(Leaks.SharedRecording)
                ? new(Mistake.Leak, "No recording is in two parts. Compare the patients.")
            : answered == Leaks.None
                ? new(
                    Mistake.Leak,
                    "There is data leakage. Compare the patients of the test rows with those of the training rows."
                )
            : new(
                Mistake.Leak,
                "This isn't the leakage of the split. Look for recordings and patients that are in two parts."
            );
    }

    private static NumberKey Rows(ExerciseData given)
    {
        var (split, table) = (given.SuspectSplit, given.SuspectRows);
        var test = LeakageCounts.Count(split, table).Test;
        var patients = split.Test.Select(row => table.Source(table.Rows[row]).PatientId);
        var train = split.Train.Select(row => table.Source(table.Rows[row]).PatientId).ToHashSet();
        return new NumberKey(
            test.Patient,
            "These rows would have to leave the test part, or the patients' other recordings the training part.",
            "Count the test rows whose patient also has a training row."
        )
            .Not(test.Recording, Mistake.Leak, "This counts shared recordings. Count the rows of shared patients.")
            .Not(test.Rows, Mistake.Other, "This is the number of all test rows.")
            .Not(
                patients.Distinct().Count(train.Contains),
                Mistake.Other,
                "This is the number of patients. Count their test rows."
            )
            .Not(
                split.Train.Count(row => patients.Contains(table.Source(table.Rows[row]).PatientId)),
                Mistake.Other,
                "These are the training rows of the shared patients. Count the test rows."
            );
    }
}
