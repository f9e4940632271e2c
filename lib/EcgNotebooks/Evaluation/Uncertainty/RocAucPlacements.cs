using MathNet.Numerics.Statistics;

namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Placement of each score among the scores of the other class; the mean placement is the ROC AUC.</summary>
/// <param name="OfPositives">Fraction of negatives below each positive, ties count half; positives in row order.</param>
/// <param name="OfNegatives">Fraction of positives above each negative, ties count half; negatives in row order.</param>
/// <param name="Auc">ROC AUC.</param>
/// <remarks>
/// Computed from midranks in O(n log n): X. Sun, W. Xu, "Fast implementation of DeLong's algorithm for comparing the areas under
/// correlated receiver operating characteristic curves", IEEE Signal Processing Letters 21 (2014) 1389.
/// </remarks>
internal sealed record RocAucPlacements(double[] OfPositives, double[] OfNegatives, double Auc)
{
    /// <summary>Computes the placements; both classes must be present.</summary>
    public static RocAucPlacements Of(ScoredLabels rows)
    {
        var positives = Scores(rows, positive: true);
        var negatives = Scores(rows, positive: false);
        var (m, n) = (positives.Length, negatives.Length);
        var overall = Midranks([.. positives, .. negatives]);
        var (amongPositives, amongNegatives) = (Midranks(positives), Midranks(negatives));
        double[] ofPositives = [.. positives.Select((_, i) => (overall[i] - amongPositives[i]) / n)];
        double[] ofNegatives = [.. negatives.Select((_, j) => 1 - (overall[m + j] - amongNegatives[j]) / m)];
        return new(ofPositives, ofNegatives, ofPositives.Average());
    }

    private static double[] Scores(ScoredLabels rows, bool positive) =>
        [.. rows.Scores.Where((_, i) => rows.Labels[i] == positive)];

    // MathNet sorts its argument in place, so it gets a copy.
    private static double[] Midranks(double[] scores) =>
        ArrayStatistics.RanksInplace([.. scores], RankDefinition.Average);
}
