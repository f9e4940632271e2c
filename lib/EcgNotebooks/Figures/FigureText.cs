using System.Globalization;
using static System.FormattableString;

namespace EcgNotebooks.Figures;

/// <summary>Writes numbers and counts for the captions and descriptions of figures.</summary>
internal static class FigureText
{
    /// <summary>Returns a count with its noun, such as "1 row" or "5,000 rows".</summary>
    /// <param name="count">The count.</param>
    /// <param name="noun">The noun in the singular; its plural has to end in s.</param>
    public static string Count(int count, string noun) => Invariant($"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>Returns a number with at most three decimals; "undefined" where it isn't finite.</summary>
    public static string Number(double value) =>
        !double.IsFinite(value) ? "undefined"
        : Math.Abs(value) < 1e9 ? (Math.Round(value, 3) + 0.0).ToString("0.###", CultureInfo.InvariantCulture)
        : value.ToString("0.###e+0", CultureInfo.InvariantCulture);

    /// <summary>Returns the range of the finite values, such as "from -0.2 to 1.3 mV".</summary>
    /// <param name="values">The values.</param>
    /// <param name="unit">Their unit; empty for none.</param>
    public static string Range(IEnumerable<double> values, string unit = "")
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        return finite.Length == 0
            ? "without a finite value"
            : $"from {Number(finite.Min())} to {Number(finite.Max())} {unit}".TrimEnd();
    }

    /// <summary>Returns the sentence that names the rows of a result, such as "Computed from 75 test rows of 61 patients."</summary>
    public static string ComputedFrom(string rows) => $"Computed from {rows}.";
}
