using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Computes intervals and p-values from the normal distribution.</summary>
internal static class NormalInterval
{
    /// <summary>Returns the two-sided quantile of the standard normal distribution: 1.96 for a level of 0.95.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level isn't between 0 and 1.</exception>
    public static double Deviations(double level)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        return Normal.InvCDF(0, 1, 1 - (1 - level) / 2);
    }

    /// <summary>
    /// Returns the two-sided p-value of a z score; accurate in the tails too, where 1 - CDF loses all digits.
    /// </summary>
    public static double TwoSided(double deviations) => SpecialFunctions.Erfc(Math.Abs(deviations) / Constants.Sqrt2);

    /// <summary>Returns the normal interval around a value, clipped to the range of the measure.</summary>
    public static Interval Around(double value, double variance, double level, double least, double most)
    {
        var half = Deviations(level) * Math.Sqrt(variance);
        return new(Math.Max(least, value - half), Math.Min(most, value + half));
    }
}
