using System.Globalization;

namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>A confidence interval, or the reason why there is none.</summary>
/// <param name="Lower">The lower limit; NaN where there is no interval.</param>
/// <param name="Upper">The upper limit; NaN where there is no interval.</param>
/// <param name="Reason">Why there is none; null where there is one.</param>
public readonly record struct Interval(double Lower, double Upper, string? Reason = null)
{
    /// <summary>Whether there is an interval.</summary>
    public bool IsDefined => Reason is null;

    /// <summary>Upper less lower limit.</summary>
    public double Width => Upper - Lower;

    /// <summary>An interval that doesn't exist.</summary>
    public static Interval Undefined(string reason) => new(double.NaN, double.NaN, reason);

    /// <summary>Whether the value lies in the interval, limits included; false where there is none.</summary>
    public bool Contains(double value) => Lower <= value && value <= Upper;

    /// <summary>Both limits with four digits, or n/a and the reason.</summary>
    public override string ToString() =>
        Reason is null ? string.Create(CultureInfo.InvariantCulture, $"{Lower:F4} to {Upper:F4}") : $"n/a ({Reason})";

    internal Measure LowerMeasure => new(Lower, Reason);

    internal Measure UpperMeasure => new(Upper, Reason);
}
