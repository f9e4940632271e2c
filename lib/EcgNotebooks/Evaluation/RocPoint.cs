namespace EcgNotebooks.Evaluation;

/// <summary>One point of a ROC curve.</summary>
/// <param name="FalsePositiveRate">1 - specificity; NaN where no row is negative.</param>
/// <param name="TruePositiveRate">Sensitivity; NaN where no row is positive.</param>
/// <param name="Threshold">Scores from here up count as positive; infinite at the first point.</param>
public readonly record struct RocPoint(double FalsePositiveRate, double TruePositiveRate, double Threshold)
{
    /// <summary>Youden's J, the height above the chance line (W. J. Youden, Cancer 1950).</summary>
    public double YoudenIndex => TruePositiveRate - FalsePositiveRate;
}
