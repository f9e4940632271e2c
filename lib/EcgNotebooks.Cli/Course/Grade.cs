using EcgNotebooks.Exercises;

namespace EcgNotebooks.Cli.Course;

/// <summary>The grade of one exercise of one submission.</summary>
/// <param name="Submission">The submission.</param>
/// <param name="Result">The result; its id is empty if the file isn't a notebook of the course.</param>
internal sealed record Grade(Submission Submission, ExerciseResult Result)
{
    /// <summary>Returns the grade of a file that isn't a notebook of the course.</summary>
    public static Grade None(Submission submission, string reason) =>
        new(submission, new("", ExerciseState.Failed, reason, 0, 0, Mistake.Other));

    /// <summary>The recognised mistake in words; empty for a right answer.</summary>
    public string MistakeText =>
        Result.Mistake switch
        {
            Mistake.None => Result.State == ExerciseState.NotAnswered ? "not answered" : "",
            Mistake.Leak => "leak",
            Mistake.ThresholdFromTest => "threshold chosen on the test rows",
            Mistake.WrongLabel => "wrong label",
            Mistake.WrongAxis => "wrong axis",
            Mistake.WrongForm => "wrong form",
            _ => "other",
        };
}
