namespace EcgNotebooks.Exercises;

/// <summary>The judgement of an answer.</summary>
/// <param name="Mistake">The kind of error; <see cref="Mistake.None"/> if the answer is right.</param>
/// <param name="Reason">The reason, as one or more sentences.</param>
internal readonly record struct Verdict(Mistake Mistake, string Reason)
{
    /// <summary>Returns the judgement that an answer is right.</summary>
    /// <param name="reason">What the answer shows, as one or more sentences.</param>
    public static Verdict Right(string reason) => new(Mistake.None, reason);
}
