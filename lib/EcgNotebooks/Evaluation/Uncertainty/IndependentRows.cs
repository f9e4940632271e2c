using MathNet.Numerics.Statistics;

namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Covariance of ROC AUCs for independent rows (DeLong, DeLong and Clarke-Pearson 1988).</summary>
internal sealed class IndependentRows(ScoredLabels rows) : IRocAucCovariance
{
    public string? UndefinedReason =>
        rows.MissingClass
        ?? (
            rows.Positives < 2 ? "only one row is positive"
            : rows.Negatives < 2 ? "only one row is negative"
            : null
        );

    public double Of(RocAucPlacements first, RocAucPlacements second) =>
        ArrayStatistics.Covariance(first.OfPositives, second.OfPositives) / rows.Positives
        + ArrayStatistics.Covariance(first.OfNegatives, second.OfNegatives) / rows.Negatives;

    public Interval Around(RocAucPlacements placements, double variance, double level) =>
        NormalInterval.Around(placements.Auc, variance, level, 0, 1);
}
