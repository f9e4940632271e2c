using System.Text.Json.Nodes;
using EcgNotebooks.Exercises;
using EcgNotebooks.Runner;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Cli.Course;

/// <summary>
/// A submitted notebook whose checks are replaced: instead of checking its answers itself, it hands them to the grader.
/// </summary>
/// <remarks>
/// The grader checks the answers in its own process, so that nothing that the notebook prints, defines or changes in its
/// process can make a wrong answer right.
/// </remarks>
internal sealed class SubmittedNotebook
{
    private const int LongestReason = 600;

    private readonly IReadOnlyDictionary<string, int> _checks;

    private SubmittedNotebook(CourseNotebook course, Notebook toRun, IReadOnlyDictionary<string, int> checks) =>
        (Course, ToRun, _checks) = (course, toRun, checks);

    /// <summary>The notebook of the course.</summary>
    public CourseNotebook Course { get; }

    /// <summary>The notebook to be run.</summary>
    public Notebook ToRun { get; }

    /// <summary>Replaces the checks of a submitted notebook.</summary>
    /// <param name="course">The notebook of the course.</param>
    /// <param name="submitted">The submitted notebook, which must not be used any more.</param>
    public static SubmittedNotebook Of(CourseNotebook course, Notebook submitted)
    {
        var variables = course.Exercises.ToDictionary(exercise => exercise.Id, exercise => exercise.Variable);
        var checks = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var cell in submitted.Cells)
        {
            if (
                CourseCell.ReadCheck(cell) is var (id, variable)
                && variables.TryGetValue(id, out var expected)
                && variable == expected
            )
            {
                checks[id] = cell.Number;
            }
        }

        var variableOf = checks.ToDictionary(check => check.Value, check => variables[check.Key]);
        var toRun = submitted.With(cell =>
            variableOf.TryGetValue(cell.Number, out var variable)
                ? $"EcgNotebooks.Exercises.Exercise.ToJson({variable})"
                : cell.Source
        );
        return new(course, toRun, checks);
    }

    /// <summary>Grades the answers of an executed notebook.</summary>
    /// <param name="run">The run of <see cref="ToRun"/>.</param>
    /// <param name="given">The dataset.</param>
    public IReadOnlyList<ExerciseResult> Grade(NotebookRun run, ExerciseData given) =>
        [.. Course.Exercises.Select(exercise => Grade(exercise, run, given))];

    /// <summary>Returns no points for every exercise of a notebook, with the same reason.</summary>
    public static IReadOnlyList<ExerciseResult> Refused(CourseNotebook course, string reason) =>
        [.. course.Exercises.Select(exercise => NoPoints(exercise, reason))];

    private ExerciseResult Grade(CourseExercise exercise, NotebookRun run, ExerciseData given)
    {
        if (!_checks.TryGetValue(exercise.Id, out var number))
        {
            return NoPoints(
                exercise,
                "The cell that checks this exercise was removed or changed, so that no answer could be read."
            );
        }

        return AnswerIn(run.Executed.Cells[number - 1]) is { } answer
            ? Judged(exercise, answer, given)
            : NoPoints(exercise, WhyUnanswered(run, number));
    }

    private static ExerciseResult Judged(CourseExercise exercise, string answer, ExerciseData given)
    {
        try
        {
            return exercise.Task.Result(given, Answer.Parse(answer));
        }
        catch (AnswerFormException e)
        {
            return exercise.Task.Failed(new(Mistake.WrongForm, e.Message));
        }
        catch (Exception e)
            when (e is ArithmeticException or InvalidOperationException or ArgumentException or IndexOutOfRangeException
            )
        {
            // An answer is any JSON that its process sends. One that a check didn't foresee must not end the grading.
            return exercise.Task.Failed(new(Mistake.WrongForm, "The answer has a form that the check can't judge."));
        }
    }

    private static string? AnswerIn(NotebookCell cell) =>
        cell.Outputs.LastOrDefault(output => (string?)output?["output_type"] == "execute_result") is { } result
            ? TextOf(result["data"]?["text/plain"])
            : null;

    private string WhyUnanswered(NotebookRun run, int number)
    {
        var errors = run
            .Executed.Cells.Where(cell => cell.Number <= number)
            .Select(cell => (cell.Number, Error: ErrorIn(cell)))
            .Where(cell => cell.Error is not null)
            .ToArray();
        if (errors.FirstOrDefault(cell => EndsNotebook(cell.Error!)) is { Error: { } end } stopped)
        {
            return $"The notebook was stopped in cell {stopped.Number}: {FirstLine(TextOf(end["evalue"]))}";
        }

        // The first error since the check before is the cause; later ones follow from it.
        var earlier = _checks.Values.Where(check => check < number).DefaultIfEmpty().Max();
        var failed = errors.FirstOrDefault(cell => cell.Number > earlier);
        return failed.Error is { } error
                ? $"{(failed.Number == number ? "The answer couldn't be read" : $"Cell {failed.Number} failed")}: {FirstLine($"{TextOf(error["ename"])}: {TextOf(error["evalue"])}")}"
            : run.Failure is { Cell: 0 } failure ? $"The notebook didn't start: {FirstLine(failure.Reason)}"
            : "The cell that checks this exercise didn't run.";
    }

    // The runner's own errors: a limit, a crash, or a call that ended the process.
    private static bool EndsNotebook(JsonNode error) => TextOf(error["ename"]) is "ProcessEnded" or "TooManyOutputs";

    private static JsonNode? ErrorIn(NotebookCell cell) =>
        cell.Outputs.FirstOrDefault(output => (string?)output?["output_type"] == "error");

    private static string TextOf(JsonNode? node) =>
        node is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : node?.ToString() ?? "";

    private static string FirstLine(string text)
    {
        var line = text.Split('\n')[0].Trim();
        return line.Length <= LongestReason ? line : $"{line[..LongestReason]} [...]";
    }

    private static ExerciseResult NoPoints(CourseExercise exercise, string reason) =>
        exercise.Task.Failed(new(Mistake.Other, reason));
}
