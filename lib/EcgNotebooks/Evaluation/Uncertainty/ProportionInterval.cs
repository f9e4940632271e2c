using MathNet.Numerics.Distributions;

namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Computes confidence intervals of a proportion of rows.</summary>
/// <remarks>
/// As statsmodels' <c>proportion_confint</c>. They are too narrow where patients have several rows, for which
/// <see cref="ClusteredProportion"/> allows.
/// </remarks>
internal static class ProportionInterval
{
    private const string NoRows = "there are no rows";

    /// <summary>
    /// Returns Wilson's score interval (E. B. Wilson, JASA 22 (1927) 209), whose coverage is on average near its level.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The count isn't from 0 to the total, or the level isn't between 0 and 1.
    /// </exception>
    public static Interval Wilson(int count, int total, double level = 0.95)
    {
        ThrowIfInvalid(count, total);
        return Wilson(count, total, (double)total, level);
    }

    /// <summary>
    /// Returns Wilson's interval of the proportion of a count, for rows that carry the information of fewer independent ones.
    /// </summary>
    /// <param name="count">Number of rows that count.</param>
    /// <param name="total">Number of rows.</param>
    /// <param name="effective">Number of independent rows with the same information.</param>
    /// <param name="level">The level.</param>
    public static Interval Wilson(int count, int total, double effective, double level)
    {
        var z = NormalInterval.Deviations(level);
        if (total == 0)
        {
            return Interval.Undefined(NoRows);
        }

        var (n, p, squared) = (effective, (double)count / total, z * z);
        var center = (p + squared / (2 * n)) / (1 + squared / n);
        var half = z * Math.Sqrt(p * (1 - p) / n + squared / (4 * n * n)) / (1 + squared / n);
        // At the ends the exact limit is 0 or 1, which rounding errors would miss.
        return new(count == 0 ? 0 : center - half, count == total ? 1 : center + half);
    }

    /// <summary>
    /// Returns the exact interval (C. J. Clopper, E. S. Pearson, Biometrika 26 (1934) 404); its coverage is at least
    /// its level.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The count isn't from 0 to the total, or the level isn't between 0 and 1.
    /// </exception>
    public static Interval ClopperPearson(int count, int total, double level = 0.95)
    {
        ThrowIfInvalid(count, total);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        if (total == 0)
        {
            return Interval.Undefined(NoRows);
        }

        var tail = (1 - level) / 2;
        return new(
            count == 0 ? 0 : Beta.InvCDF(count, total - count + 1, tail),
            count == total ? 1 : Beta.InvCDF(count + 1, total - count, 1 - tail)
        );
    }

    private static void ThrowIfInvalid(int count, int total)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, total);
    }
}
