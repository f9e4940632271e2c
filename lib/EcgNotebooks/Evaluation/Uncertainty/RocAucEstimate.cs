namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>ROC AUC with its variance and a confidence interval.</summary>
/// <param name="Auc">The ROC AUC; undefined where one class is missing.</param>
/// <param name="Variance">Variance of the ROC AUC; undefined with fewer than two rows, or patients, of a class.</param>
/// <param name="Interval">Confidence interval; undefined where the variance is undefined or 0.</param>
public sealed record RocAucEstimate(Measure Auc, Measure Variance, Interval Interval)
{
    internal static RocAucEstimate Of(ScoredLabels rows, IRocAucCovariance covariance, double level)
    {
        if (rows.MissingClass is { } missing)
        {
            return new(Measure.Undefined(missing), Measure.Undefined(missing), Interval.Undefined(missing));
        }

        var placements = RocAucPlacements.Of(rows);
        var rocAuc = new Measure(placements.Auc);
        if (covariance.UndefinedReason is { } reason)
        {
            return new(rocAuc, Measure.Undefined(reason), Interval.Undefined(reason));
        }

        // The variance is 0 when the scores separate the classes. That shows no spread in these rows, which isn't certainty.
        var variance = covariance.Of(placements, placements);
        var interval =
            variance > 0 ? covariance.Around(placements, variance, level) : Interval.Undefined("the variance is 0");
        return new(rocAuc, new(variance), interval);
    }

    /// <summary>Returns the ROC AUC and its interval as text.</summary>
    public override string ToString() => $"{Auc} ({Interval})";
}
