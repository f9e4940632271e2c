namespace EcgNotebooks.Evaluation;

/// <summary>A figure, or the reason why there is none.</summary>
/// <remarks>
/// What isn't defined is NaN, never 0: a precision of 0 means that every alarm was false, no precision that none was raised.
/// </remarks>
/// <param name="Value">The figure; NaN where it isn't defined.</param>
/// <param name="Reason">Why it isn't defined; null where it is.</param>
public readonly record struct Measure(double Value, string? Reason = null)
{
    /// <summary>Whether there is a figure.</summary>
    public bool IsDefined => Reason is null;

    /// <summary>A figure that doesn't exist.</summary>
    public static Measure Undefined(string reason) => new(double.NaN, reason);

    /// <summary>The quotient, undefined for the given reason where the denominator is 0.</summary>
    public static Measure Ratio(double numerator, double denominator, string reasonForZero) =>
        denominator == 0 ? Undefined(reasonForZero) : new(numerator / denominator);

    /// <summary>The figure with four digits, or n/a and the reason.</summary>
    public override string ToString() =>
        Reason is null ? Value.ToString("F4", System.Globalization.CultureInfo.InvariantCulture) : $"n/a ({Reason})";
}
