using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>What follows from a normal distribution.</summary>
internal static class NormalInterval
{
    /// <summary>How many standard deviations enclose the level: 1.96 for 0.95.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level isn't between 0 and 1.</exception>
    public static double Deviations(double level)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        return Normal.InvCDF(0, 1, 1 - (1 - level) / 2);
    }

    /// <summary>Chance of a normal number at least so far from 0; exact far out, where 1 - CDF has no digits left.</summary>
    public static double TwoSided(double deviations) => SpecialFunctions.Erfc(Math.Abs(deviations) / Constants.Sqrt2);

    /// <summary>Value plus and minus so many standard errors, kept in the range of the measure.</summary>
    public static Interval Around(double value, double variance, double level, double least, double most)
    {
        var half = Deviations(level) * Math.Sqrt(variance);
        return new(Math.Max(least, value - half), Math.Min(most, value + half));
    }
}
