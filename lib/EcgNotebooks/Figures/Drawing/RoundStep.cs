using System.Globalization;

namespace EcgNotebooks.Figures.Drawing;

/// <summary>Chooses steps of 1, 2 or 5 times a power of ten.</summary>
internal static class RoundStep
{
    private const double LongestWritten = 1e9;

    private static readonly int[] _factors = [1, 2, 5, 10];

    /// <summary>Returns the smallest round step that divides the span into at most <paramref name="about"/> parts.</summary>
    public static double Of(double span, int about)
    {
        if (!double.IsFinite(span) || span <= 0)
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(span / about)));
        return _factors.Select(m => m * power).First(step => span / step <= about * (1 + 1e-9));
    }

    /// <summary>Returns labelled multiples of the step from min to max, all with the decimals that the step needs.</summary>
    public static Tick[] Ticks(double min, double max, double step)
    {
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 15);
        // Larger numbers are in scientific notation: 300 digits would leave no space for the data.
        var format = Math.Max(Math.Abs(min), Math.Abs(max)) < LongestWritten ? $"F{decimals}" : "0.###e+0";
        return
        [
            .. Multiples(min, max, step).Select(at => new Tick(at, at.ToString(format, CultureInfo.InvariantCulture))),
        ];
    }

    /// <summary>Returns the multiples of the step from min to max, both ends included, within rounding.</summary>
    public static double[] Multiples(double min, double max, double step)
    {
        var first = Math.Ceiling((min / step) - 1e-9);
        var last = Math.Floor((max / step) + 1e-9);
        var count = last >= first ? (int)Math.Min(last - first + 1, 10_000) : 0;
        // Adding zero turns -0 into 0.
        return [.. Enumerable.Range(0, count).Select(i => Math.Round((first + i) * step, 12) + 0.0)];
    }
}
