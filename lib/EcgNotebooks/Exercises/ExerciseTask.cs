namespace EcgNotebooks.Exercises;

/// <summary>An exercise with its check.</summary>
/// <param name="Info">The description.</param>
/// <param name="Judge">Judges an answer; throws <see cref="AnswerFormException"/> if it has the wrong form.</param>
internal sealed record ExerciseTask(ExerciseInfo Info, Func<ExerciseData, Answer, Verdict> Judge)
{
    /// <summary>Creates an exercise.</summary>
    public static ExerciseTask Of(
        string id,
        string title,
        int points,
        string hint,
        IReadOnlyList<Mistake> mistakes,
        Func<ExerciseData, Answer, Verdict> judge
    ) => new(new ExerciseInfo(id, title, points, hint, mistakes), judge);

    /// <summary>Creates an exercise whose answer is one number.</summary>
    public static ExerciseTask OfNumber(
        string id,
        string title,
        int points,
        string hint,
        IReadOnlyList<Mistake> mistakes,
        Func<ExerciseData, NumberKey> key
    ) => Of(id, title, points, hint, mistakes, (given, answer) => key(given).Judge(answer.Number()));

    /// <summary>Judges an answer; errors in the answer's form become part of the result.</summary>
    /// <exception cref="EcgException">The dataset can't be read.</exception>
    public ExerciseResult Result(ExerciseData given, Answer answer)
    {
        if (answer.IsMissing)
        {
            return NotAnswered();
        }

        try
        {
            var verdict = Judge(given, answer);
            return verdict.Mistake == Mistake.None
                ? new(Info.Id, ExerciseState.Passed, verdict.Reason, Info.Points, Info.Points, Mistake.None)
                : Failed(verdict);
        }
        catch (AnswerFormException e)
        {
            return Failed(new(Mistake.WrongForm, e.Message));
        }
    }

    /// <summary>Returns the result of an exercise whose answer is still null.</summary>
    public ExerciseResult NotAnswered() =>
        new(
            Info.Id,
            ExerciseState.NotAnswered,
            "Write the answer into the cell above, then run both cells.",
            0,
            Info.Points,
            Mistake.None
        );

    /// <summary>Returns the result of a wrong answer.</summary>
    public ExerciseResult Failed(Verdict verdict) =>
        new(Info.Id, ExerciseState.Failed, verdict.Reason, 0, Info.Points, verdict.Mistake);
}
