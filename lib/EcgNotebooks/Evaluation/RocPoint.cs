namespace EcgNotebooks.Evaluation;

/// <summary>A point of a ROC curve.</summary>
/// <param name="FalsePositiveRate">1 - specificity; NaN where no row is negative.</param>
/// <param name="TruePositiveRate">Sensitivity; NaN where no row is positive.</param>
/// <param name="Threshold">Threshold; scores at or above it count as positive. Infinite at the first point.</param>
public readonly record struct RocPoint(double FalsePositiveRate, double TruePositiveRate, double Threshold)
{
    /// <summary>Youden's index J: true minus false positive rate (W. J. Youden, Cancer 3 (1950) 32).</summary>
    public double YoudenIndex => TruePositiveRate - FalsePositiveRate;
}
