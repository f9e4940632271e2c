using MathNet.Numerics.Statistics;

namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Each row counts as a patient of its own, as DeLong and others (1988) have it.</summary>
internal sealed class IndependentRows(ScoredLabels rows) : IRocAucCovariance
{
    public string? WhyNone =>
        rows.MissingClass
        ?? (
            rows.Positives < 2 ? "only one row is positive"
            : rows.Negatives < 2 ? "only one row is negative"
            : null
        );

    public double Of(RocAucPlacements first, RocAucPlacements second) =>
        ArrayStatistics.Covariance(first.OfPositives, second.OfPositives) / rows.Positives
        + ArrayStatistics.Covariance(first.OfNegatives, second.OfNegatives) / rows.Negatives;
}
