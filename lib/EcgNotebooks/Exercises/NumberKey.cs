using System.Globalization;

namespace EcgNotebooks.Exercises;

/// <summary>The right number of an exercise, and the wrong ones that typical mistakes give.</summary>
/// <param name="right">The right number.</param>
/// <param name="explanation">What the number means, as a sentence for those who found it.</param>
/// <param name="remedy">What to check, as a sentence for those whose number isn't among the typical mistakes.</param>
/// <param name="tolerance">The accepted difference, relative to the right number and at least to 1.</param>
internal sealed class NumberKey(double right, string explanation, string remedy, double tolerance = 1e-6)
{
    private readonly List<(double Value, Mistake Mistake, string Reason)> _wrong = [];

    /// <summary>Adds the number that a typical mistake gives. Where it equals the right number, the answer counts as right.</summary>
    public NumberKey Not(double value, Mistake mistake, string reason)
    {
        _wrong.Add((value, mistake, reason));
        return this;
    }

    /// <summary>Judges a number.</summary>
    public Verdict Judge(double answer)
    {
        if (IsNear(answer, right))
        {
            return Verdict.Right(explanation);
        }

        foreach (var (value, mistake, reason) in _wrong)
        {
            if (IsNear(answer, value))
            {
                return new(mistake, reason);
            }
        }

        var shown = answer.ToString("G6", CultureInfo.InvariantCulture);
        return new(Mistake.Other, $"{shown} isn't the right number. {remedy}");
    }

    private bool IsNear(double answer, double value) =>
        Math.Abs(answer - value) <= tolerance * Math.Max(1, Math.Abs(value));
}
