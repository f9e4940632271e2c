using EcgNotebooks.Datasets;

namespace EcgNotebooks.Exercises;

/// <summary>The exercises of the course: lists them and checks answers.</summary>
/// <remarks>Right answers are computed from the dataset that is open, so that a check works on the demo and on PTB-XL.</remarks>
/// <example>
/// <code>
/// var answer = PtbXlTable.Read(PtbXl.Open().TablePath).Rows.Count(row => row.ScpCodes.Statements.Count == 2);
/// var result = Exercise.Check("01-load/two-statements", answer);
/// Console.WriteLine(result);
/// </code>
/// </example>
public static class Exercise
{
    private static readonly Lock _opening = new();
    private static ExerciseData? _given;

    /// <summary>All exercises in the order of the notebooks.</summary>
    public static IReadOnlyList<ExerciseInfo> All { get; } = [.. ExerciseTasks.All.Select(task => task.Info)];

    /// <summary>Checks an answer and returns the result with its reason.</summary>
    /// <param name="id">The exercise's id, such as 04-filter/order.</param>
    /// <param name="answer">The answer; null if there is none yet.</param>
    /// <param name="data">The dataset that the answer was computed from; null for the one that <see cref="PtbXl.Open(string?, CancellationToken)"/> opens.</param>
    /// <exception cref="EcgException">There is no exercise with this id, or the dataset can't be read.</exception>
    public static ExerciseResult Check(string id, object? answer, PtbXl? data = null)
    {
        var task = ExerciseTasks.Named(id);
        if (answer is null)
        {
            return task.NotAnswered();
        }

        try
        {
            return task.Result(Given(data ?? PtbXl.Open()), Answer.Parse(AnswerJson.Of(answer)));
        }
        catch (AnswerFormException e)
        {
            return task.Failed(new(Mistake.WrongForm, e.Message));
        }
    }

    /// <summary>Returns an answer as JSON on one line: the form in which graders take it from a notebook.</summary>
    /// <param name="answer">The answer; null if there is none yet.</param>
    /// <exception cref="ArgumentException">The answer can't be converted, or is too large.</exception>
    public static string ToJson(object? answer)
    {
        try
        {
            return AnswerJson.Of(answer);
        }
        catch (AnswerFormException e)
        {
            throw new ArgumentException(e.Message, nameof(answer), e);
        }
    }

    // Kept, because the cells of a notebook check several answers on one dataset.
    private static ExerciseData Given(PtbXl data)
    {
        lock (_opening)
        {
            return _given = _given?.Data.Root == data.Root ? _given : new ExerciseData(data);
        }
    }
}
