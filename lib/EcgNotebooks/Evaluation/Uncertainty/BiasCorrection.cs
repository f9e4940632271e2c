using MathNet.Numerics.Distributions;

namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>The two corrections of the bias-corrected and accelerated (BCa) interval.</summary>
/// <remarks>
/// B. Efron, "Better bootstrap confidence intervals", J. Am. Stat. Assoc. 82 (1987) 171; B. Efron, R. J. Tibshirani, "An introduction
/// to the bootstrap", 1993, chapter 14.
/// </remarks>
/// <param name="Bias">z0: how far the median of the resamples lies below the value, as a quantile of the normal distribution.</param>
/// <param name="Acceleration">How fast the standard error changes with the value.</param>
internal readonly record struct BiasCorrection(double Bias, double Acceleration)
{
    // Values of resamples that differ from the value by less are equal to it but for rounding.
    private const double Rounding = 1e-12;

    /// <summary>Leaves the quantiles as they are.</summary>
    public static BiasCorrection None => default;

    /// <summary>Computes both corrections.</summary>
    /// <param name="value">The measure of all patients.</param>
    /// <param name="resampled">The measure of each resample, without undefined values.</param>
    /// <param name="leftOut">The measure without each patient in turn; NaN where it is undefined.</param>
    public static BiasCorrection Of(double value, double[] resampled, double[] leftOut) =>
        new(BiasOf(value, resampled), AccelerationOf(leftOut));

    /// <summary>Computes the acceleration from the jackknife: Efron and Tibshirani's equation 14.15.</summary>
    public static double AccelerationOf(double[] leftOut)
    {
        double[] defined = [.. leftOut.Where(double.IsFinite)];
        if (defined.Length < 2)
        {
            return 0;
        }

        var mean = defined.Average();
        var (squares, cubes) = (
            defined.Sum(value => Math.Pow(mean - value, 2)),
            defined.Sum(value => Math.Pow(mean - value, 3))
        );
        return squares > Rounding * Rounding ? cubes / (6 * Math.Pow(squares, 1.5)) : 0;
    }

    /// <summary>Returns the fraction of the resamples that lies below a limit of the interval.</summary>
    /// <param name="deviation">Quantile of the normal distribution that the limit has without corrections.</param>
    public double Quantile(double deviation)
    {
        var shifted = Bias + deviation;
        var scale = 1 - Acceleration * shifted;
        return scale > 0 ? Normal.CDF(0, 1, Bias + shifted / scale)
            : deviation > 0 ? 1
            : 0;
    }

    // A tie counts half, which matters for proportions of few rows. The fraction stays between 0 and 1, where z0 is finite.
    private static double BiasOf(double value, double[] resampled)
    {
        var below = resampled.Count(each => each < value - Rounding);
        var ties = resampled.Count(each => Math.Abs(each - value) <= Rounding);
        var least = 0.5 / resampled.Length;
        return Normal.InvCDF(0, 1, Math.Clamp((below + 0.5 * ties) / resampled.Length, least, 1 - least));
    }
}
