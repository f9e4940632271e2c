using System.Globalization;

namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>A confidence interval, or the reason why it is undefined.</summary>
/// <param name="Lower">Lower limit; NaN where the interval is undefined.</param>
/// <param name="Upper">Upper limit; NaN where the interval is undefined.</param>
/// <param name="Reason">Why the interval is undefined; null where it is defined.</param>
public readonly record struct Interval(double Lower, double Upper, string? Reason = null)
{
    /// <summary>Whether the interval is defined.</summary>
    public bool IsDefined => Reason is null;

    /// <summary>Upper minus lower limit.</summary>
    public double Width => Upper - Lower;

    /// <summary>Creates an undefined interval with its reason.</summary>
    public static Interval Undefined(string reason) => new(double.NaN, double.NaN, reason);

    /// <summary>
    /// Returns whether a value lies in the interval, limits included; false where the interval is undefined.
    /// </summary>
    public bool Contains(double value) => Lower <= value && value <= Upper;

    /// <summary>Returns both limits with four decimals, or "n/a" and the reason.</summary>
    public override string ToString() =>
        Reason is null ? string.Create(CultureInfo.InvariantCulture, $"{Lower:F4} to {Upper:F4}") : $"n/a ({Reason})";

    internal Measure LowerMeasure => new(Lower, Reason);

    internal Measure UpperMeasure => new(Upper, Reason);
}
