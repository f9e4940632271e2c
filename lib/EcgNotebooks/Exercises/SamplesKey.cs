namespace EcgNotebooks.Exercises;

/// <summary>The right signal of an exercise, and the wrong ones that typical mistakes give.</summary>
/// <param name="right">The right samples, in mV.</param>
/// <param name="explanation">What the signal shows, as a sentence for those who found it.</param>
/// <param name="remedy">What to check, as a sentence for those whose signal isn't among the typical mistakes.</param>
internal sealed class SamplesKey(double[] right, string explanation, string remedy)
{
    // PTB-XL's resolution is 0.001 mV; the order of additions changes far less.
    private const double Tolerance = 1e-6;
    private const int Leads = 12;

    private readonly List<(double[] Value, Mistake Mistake, string Reason)> _wrong = [];

    /// <summary>Adds the signal that a typical mistake gives.</summary>
    public SamplesKey Not(double[] value, Mistake mistake, string reason)
    {
        _wrong.Add((value, mistake, reason));
        return this;
    }

    /// <summary>Judges a signal.</summary>
    public Verdict Judge(double[] answer)
    {
        if (AreNear(answer, right))
        {
            return Verdict.Right(explanation);
        }

        foreach (var (value, mistake, reason) in _wrong)
        {
            if (AreNear(answer, value))
            {
                return new(mistake, reason);
            }
        }

        return answer.Length == right.Length ? new(Mistake.Other, $"The samples aren't the right ones. {remedy}")
            : answer.Length == Leads
                ? new(
                    Mistake.WrongAxis,
                    $"The answer has {Leads} values, one for each lead at one moment. Take all {right.Length} samples of one lead."
                )
            : new(Mistake.WrongForm, $"The answer has {answer.Length} samples instead of {right.Length}.");
    }

    /// <summary>Returns whether two signals agree.</summary>
    public static bool AreNear(double[] one, double[] other)
    {
        var near = one.Length == other.Length;
        for (var i = 0; near && i < one.Length; i++)
        {
            near = Math.Abs(one[i] - other[i]) <= Tolerance;
        }

        return near;
    }
}
