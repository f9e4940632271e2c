namespace EcgNotebooks.Evaluation;

/// <summary>The value of a measure, or the reason why it is undefined.</summary>
/// <remarks>
/// An undefined value is NaN, never 0: a precision of 0 means that every predicted positive was wrong, whereas an undefined
/// precision means that there were none.
/// </remarks>
/// <param name="Value">The value; NaN where it is undefined.</param>
/// <param name="Reason">Why the value is undefined; null where it is defined.</param>
public readonly record struct Measure(double Value, string? Reason = null)
{
    /// <summary>Whether the value is defined.</summary>
    public bool IsDefined => Reason is null;

    /// <summary>Creates an undefined measure with its reason.</summary>
    public static Measure Undefined(string reason) => new(double.NaN, reason);

    /// <summary>Returns the quotient, or an undefined measure with the given reason where the denominator is 0.</summary>
    public static Measure Ratio(double numerator, double denominator, string reasonForZero) =>
        denominator == 0 ? Undefined(reasonForZero) : new(numerator / denominator);

    /// <summary>Returns the value with four decimals, or "n/a" and the reason.</summary>
    public override string ToString() =>
        Reason is null ? Value.ToString("F4", System.Globalization.CultureInfo.InvariantCulture) : $"n/a ({Reason})";
}
