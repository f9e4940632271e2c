using EcgNotebooks.Reports;

namespace EcgNotebooks.Exercises;

/// <summary>The result of checking one answer.</summary>
/// <param name="Id">The exercise's id.</param>
/// <param name="State">Whether the exercise is answered, and whether the answer is right.</param>
/// <param name="Reason">The reason, as one or more sentences.</param>
/// <param name="Points">The points for this answer.</param>
/// <param name="MaxPoints">The points for a right answer.</param>
/// <param name="Mistake">The kind of error; <see cref="Mistake.None"/> for a right answer and for none.</param>
public sealed record ExerciseResult(
    string Id,
    ExerciseState State,
    string Reason,
    int Points,
    int MaxPoints,
    Mistake Mistake
)
{
    /// <summary>Returns the result as a table of one row.</summary>
    public ReportTable ToTable() =>
        new(
            ["exercise", "result", "points", "reason"],
            [
                [Id, StateText, $"{Points} of {MaxPoints}", Reason],
            ]
        );

    /// <summary>Shows the result under the cell of a notebook; a program without a notebook host prints it.</summary>
    public void Display() => ToTable().Display();

    /// <summary>Returns the result as text.</summary>
    public override string ToString() => $"{Id}: {StateText}, {Points} of {MaxPoints} points. {Reason}";

    private string StateText =>
        State switch
        {
            ExerciseState.Passed => "passed",
            ExerciseState.Failed => "not passed",
            _ => "not answered yet",
        };
}
