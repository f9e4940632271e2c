namespace EcgNotebooks.Evaluation.Usefulness;

/// <summary>How many test rows a stated precision would have needed.</summary>
/// <remarks>R. D. Riley et al., Minimum sample size for external validation of a clinical prediction model with a binary outcome, Stat. Med. 40 (2021) 4230.</remarks>
internal static class SampleSize
{
    private const double Deviations = 1.959963984540054;

    /// <summary>Returns the rows needed for a 95 % interval of a sensitivity (or specificity) of the given half width.</summary>
    /// <param name="proportion">The expected sensitivity or specificity.</param>
    /// <param name="halfWidth">Half the width of the interval.</param>
    /// <param name="shareOfClass">The share of rows of the class: the prevalence for sensitivity, 1 minus it for specificity.</param>
    public static double ForProportion(double proportion, double halfWidth, double shareOfClass) =>
        Math.Ceiling(proportion * (1 - proportion) / Math.Pow(halfWidth / Deviations, 2) / shareOfClass);

    /// <summary>Returns the rows needed for a standard error of the logarithm of observed by expected positives.</summary>
    /// <param name="prevalence">The share of positives.</param>
    /// <param name="standardError">The standard error of ln(O/E); 0.051 gives an interval of about 0.9 to 1.1.</param>
    public static double ForCalibration(double prevalence, double standardError) =>
        Math.Ceiling((1 - prevalence) / (prevalence * standardError * standardError));

    /// <summary>Returns the rows needed for a 95 % interval of a ROC AUC of the given half width.</summary>
    /// <remarks>
    /// From the standard error of R. G. Newcombe, Confidence intervals for an effect size measure based on the Mann-Whitney
    /// statistic, Part 2, Stat. Med. 25 (2006) 559, which is that of Riley and others.
    /// </remarks>
    /// <param name="rocAuc">The expected ROC AUC.</param>
    /// <param name="halfWidth">Half the width of the interval.</param>
    /// <param name="prevalence">The share of positives.</param>
    public static double ForRocAuc(double rocAuc, double halfWidth, double prevalence)
    {
        // The variance for n rows is spread * (1 + (n / 2 - 1) * growth) / (n^2 * classes): a quadratic equation in n.
        var (spread, classes) = (rocAuc * (1 - rocAuc), prevalence * (1 - prevalence));
        var growth = (1 - rocAuc) / (2 - rocAuc) + rocAuc / (1 + rocAuc);
        var variance = Math.Pow(halfWidth / Deviations, 2) * classes;
        var linear = spread * growth / 2;
        return Math.Ceiling(
            (linear + Math.Sqrt(linear * linear + 4 * variance * spread * (1 - growth))) / (2 * variance)
        );
    }
}
