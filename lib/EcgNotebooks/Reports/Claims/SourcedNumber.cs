using System.Globalization;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Reports.Claims;

/// <summary>A number with its interval and the files that it is computed from.</summary>
/// <param name="Name">What the number is.</param>
/// <param name="Value">The value; null where it is undefined.</param>
/// <param name="Lower">Lower limit of the 95 % interval; null where there is none.</param>
/// <param name="Upper">Upper limit of the 95 % interval; null where there is none.</param>
/// <param name="Lowest">Smallest value of all seeds; null where the number doesn't depend on the seed.</param>
/// <param name="Highest">Largest value of all seeds; null where the number doesn't depend on the seed.</param>
/// <param name="From">The predictions that the number is computed from, relative to the folder of the page.</param>
internal sealed record SourcedNumber(
    string Name,
    double? Value,
    double? Lower,
    double? Upper,
    double? Lowest,
    double? Highest,
    IReadOnlyList<string> From
)
{
    public static SourcedNumber Of(string name, Measure value, Interval interval, IReadOnlyList<string> from) =>
        new(name, Finite(value.Value), Finite(interval.Lower), Finite(interval.Upper), null, null, from);

    public static SourcedNumber Of(string name, BootstrapEstimate estimate, IReadOnlyList<string> from) =>
        Of(name, estimate.Value, estimate.Interval, from);

    /// <summary>Returns the number with the range of its seeds.</summary>
    public SourcedNumber OverSeeds(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return this with { Lowest = Finite(all.Min()), Highest = Finite(all.Max()) };
    }

    /// <summary>Whether the interval lies above 0, below 0, or holds it.</summary>
    public Verdict AboveZero() =>
        Lower is null || Upper is null ? Verdict.Open
        : Lower > 0 ? Verdict.Yes
        : Upper < 0 ? Verdict.No
        : Verdict.Open;

    /// <summary>Returns the value with its interval as text.</summary>
    public string Text() =>
        Value is not { } value ? "undefined"
        : Lower is { } lower && Upper is { } upper
            ? string.Create(CultureInfo.InvariantCulture, $"{value:F3} ({lower:F3} to {upper:F3})")
        : value.ToString("F3", CultureInfo.InvariantCulture);

    /// <summary>Returns the range of the seeds as text; empty where the number doesn't depend on the seed.</summary>
    public string SeedsText() =>
        Lowest is { } lowest && Highest is { } highest
            ? string.Create(CultureInfo.InvariantCulture, $"{lowest:F3} to {highest:F3}")
            : "";

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
