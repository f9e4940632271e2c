using EcgNotebooks.Datasets;
using EcgNotebooks.Labels;

namespace EcgNotebooks.Exercises;

/// <summary>The exercises of notebook 02-label.</summary>
internal static class LabelExercises
{
    private const double Certain = 100;

    public static IReadOnlyList<ExerciseTask> All { get; } =
    [
        ExerciseTask.OfNumber(
            "02-label/highest-likelihood",
            "Number of recordings labelled IMI if the statement with the highest likelihood decides",
            2,
            "MaxBy(statement => statement.Likelihood) returns the first of several statements with the highest likelihood. Count over the whole table.",
            [Mistake.WrongLabel],
            HighestLikelihood
        ),
        ExerciseTask.OfNumber(
            "02-label/certain",
            "Number of recordings with an IMI statement of likelihood 100",
            1,
            "Compare the code with ==, and look at all statements of a row, not only at the first.",
            [Mistake.WrongLabel],
            CertainImi
        ),
    ];

    private static NumberKey HighestLikelihood(ExerciseData given) =>
        new NumberKey(
            CountHighest(given.Rows, DiagnosisCode.Imi),
            "Another rule gives other labels: a label is a decision, and a study has to say which one it made.",
            "Take the statement with the highest likelihood of each row of the table, the first of equal ones, and compare its code with IMI."
        )
            .Not(
                given.Rows.Count(row => row.ScpCodes.First == DiagnosisCode.Imi),
                Mistake.WrongLabel,
                "This is the published rule, by which the first statement decides. The exercise asks for the one with the highest likelihood."
            )
            .Not(
                CountHighest(given.Rows, DiagnosisCode.Norm),
                Mistake.WrongLabel,
                "This counts NORM. The exercise asks for IMI."
            )
            .Not(
                given.Rows.Count(row => row.ScpCodes.Contains(DiagnosisCode.Imi)),
                Mistake.WrongLabel,
                "This counts every row that has an IMI statement, however unlikely. Only the most likely statement decides."
            );

    private static NumberKey CertainImi(ExerciseData given) =>
        new NumberKey(
            CountCertain(given.Rows, DiagnosisCode.Imi),
            "In these recordings alone, the cardiologist was certain of the infarction.",
            "Count the rows of the table that have a statement with the code IMI and the likelihood 100."
        )
            .Not(
                given.Rows.Count(row => row.ScpCodes.Contains(DiagnosisCode.Imi)),
                Mistake.WrongLabel,
                "This counts IMI statements of every likelihood. Only those of 100 are asked for."
            )
            .Not(
                CountCertain(given.Rows, DiagnosisCode.Norm),
                Mistake.WrongLabel,
                "This counts NORM. The exercise asks for IMI."
            )
            .Not(
                given.Rows.Count(row =>
                    row.ScpCodes.Statements is [{ Code: DiagnosisCode.Imi, Likelihood: Certain }, ..]
                ),
                Mistake.WrongLabel,
                "This looks at the first statement only. The IMI statement may be at any place."
            );

    private static int CountHighest(IReadOnlyList<PtbXlRow> rows, string code) =>
        rows.Count(row =>
            row.ScpCodes.Statements.Count > 0
            && row.ScpCodes.Statements.MaxBy(statement => statement.Likelihood).Code == code
        );

    private static int CountCertain(IReadOnlyList<PtbXlRow> rows, string code) =>
        rows.Count(row => row.ScpCodes.Statements.Any(s => s.Code == code && s.Likelihood == Certain));
}
