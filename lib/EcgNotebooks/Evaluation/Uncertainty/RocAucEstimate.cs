namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Area under the ROC curve with its variance and a normal interval kept within 0 to 1.</summary>
/// <param name="Auc">The area; undefined where one class is missing.</param>
/// <param name="Variance">Its variance; undefined with fewer than two rows, or patients, of a class.</param>
/// <param name="Interval">The interval; undefined where the variance is, or is 0.</param>
public sealed record RocAucEstimate(Measure Auc, Measure Variance, Interval Interval)
{
    internal static RocAucEstimate Of(ScoredLabels rows, IRocAucCovariance covariance, double level)
    {
        if (rows.MissingClass is { } missing)
        {
            return new(Measure.Undefined(missing), Measure.Undefined(missing), Interval.Undefined(missing));
        }

        var placements = RocAucPlacements.Of(rows);
        var area = new Measure(placements.Auc);
        if (covariance.WhyNone is { } reason)
        {
            return new(area, Measure.Undefined(reason), Interval.Undefined(reason));
        }

        var variance = covariance.Of(placements, placements);
        return new(area, new(variance), Around(placements.Auc, variance, level));
    }

    // No score of one class is then beyond the other's: the rows show no spread, which isn't certainty.
    private static Interval Around(double area, double variance, double level) =>
        variance > 0 ? NormalInterval.Around(area, variance, level, 0, 1) : Interval.Undefined("the variance is 0");

    /// <summary>The area and its interval.</summary>
    public override string ToString() => $"{Auc} ({Interval})";
}
