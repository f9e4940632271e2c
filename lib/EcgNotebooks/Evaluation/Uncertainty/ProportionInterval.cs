using MathNet.Numerics.Distributions;

namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Computes confidence intervals of a proportion of rows.</summary>
/// <remarks>
/// As statsmodels' <c>proportion_confint</c>. All but the clustered one are too narrow where patients have several rows.
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
        var z = NormalInterval.Deviations(level);
        if (total == 0)
        {
            return Interval.Undefined(NoRows);
        }

        var (lower, upper) = Score((double)count / total, total, z);
        // At the ends the exact limit is 0 or 1, which rounding errors would miss.
        return new(count == 0 ? 0 : lower, count == total ? 1 : upper);
    }

    /// <summary>
    /// Returns Wilson's interval for rows of which several may be of one patient. With one row per patient, it is Wilson's
    /// interval itself.
    /// </summary>
    /// <remarks>
    /// The number of rows is divided by the design effect, the variance between patients by that of independent rows
    /// (J. N. K. Rao, A. J. Scott, A simple method for the analysis of clustered binary data, Biometrics 48 (1992) 577); it counts
    /// as at least 1. Where all rows agree, nothing is known about it, and each patient counts as one row.
    /// </remarks>
    /// <param name="patients">The number of rows that count, and of all rows, of each patient.</param>
    /// <param name="level">The level of the interval.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count isn't from 0 to its total, or the level isn't between 0 and 1.</exception>
    public static Interval ClusteredWilson(IReadOnlyList<(int Count, int Total)> patients, double level = 0.95)
    {
        foreach (var patient in patients)
        {
            ThrowIfInvalid(patient.Count, patient.Total);
        }

        var z = NormalInterval.Deviations(level);
        var (count, total) = (patients.Sum(patient => patient.Count), patients.Sum(patient => patient.Total));
        if (total == 0)
        {
            return Interval.Undefined(NoRows);
        }

        var share = (double)count / total;
        var between = patients.Sum(patient => Math.Pow(patient.Count - share * patient.Total, 2));
        var effective =
            between > 0
                ? total / Math.Max(1, between / (total * share * (1 - share)))
                : patients.Count(patient => patient.Total > 0);
        var (lower, upper) = Score(share, effective, z);
        return new(count == 0 ? 0 : lower, count == total ? 1 : upper);
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

    private static (double Lower, double Upper) Score(double share, double rows, double z)
    {
        var squared = z * z;
        var center = (share + squared / (2 * rows)) / (1 + squared / rows);
        var half = z * Math.Sqrt(share * (1 - share) / rows + squared / (4 * rows * rows)) / (1 + squared / rows);
        return (center - half, center + half);
    }

    private static void ThrowIfInvalid(int count, int total)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, total);
    }
}
