namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Two areas under ROC curves of the same rows, and a test whether they differ.</summary>
public sealed record RocAucComparison
{
    /// <summary>The first area.</summary>
    public required RocAucEstimate First { get; init; }

    /// <summary>The second area.</summary>
    public required RocAucEstimate Second { get; init; }

    /// <summary>How far the areas vary together.</summary>
    public required Measure Covariance { get; init; }

    /// <summary>First less second area.</summary>
    public required Measure Difference { get; init; }

    /// <summary>Normal interval of the difference, kept within -1 to 1.</summary>
    public required Interval Interval { get; init; }

    /// <summary>The difference in standard errors; undefined where its variance is 0.</summary>
    public required Measure Z { get; init; }

    /// <summary>Two-sided p-value of equal areas.</summary>
    public required Measure P { get; init; }

    internal static RocAucComparison Of(
        ScoredLabels first,
        ScoredLabels second,
        IRocAucCovariance covariance,
        double level
    )
    {
        PairedRows.ThrowUnlessSame(first, second);
        var (one, other) = (RocAucEstimate.Of(first, covariance, level), RocAucEstimate.Of(second, covariance, level));
        var difference = PairedRows.Difference(one.Auc, other.Auc);
        if ((one.Variance.Reason ?? other.Variance.Reason) is { } reason)
        {
            return Without(one, other, Measure.Undefined(reason), difference, reason);
        }

        var together = covariance.Of(RocAucPlacements.Of(first), RocAucPlacements.Of(second));
        var variance = one.Variance.Value + other.Variance.Value - 2 * together;
        // Two equal rankings differ by rounding only.
        if (variance <= 1e-15 * (one.Variance.Value + other.Variance.Value))
        {
            return Without(one, other, new(together), difference, "the variance of the difference is 0");
        }

        var z = difference.Value / Math.Sqrt(variance);
        return new()
        {
            First = one,
            Second = other,
            Covariance = new(together),
            Difference = difference,
            Interval = NormalInterval.Around(difference.Value, variance, level, -1, 1),
            Z = new(z),
            P = new(NormalInterval.TwoSided(z)),
        };
    }

    private static RocAucComparison Without(
        RocAucEstimate first,
        RocAucEstimate second,
        Measure covariance,
        Measure difference,
        string reason
    ) =>
        new()
        {
            First = first,
            Second = second,
            Covariance = covariance,
            Difference = difference,
            Interval = Interval.Undefined(reason),
            Z = Measure.Undefined(reason),
            P = Measure.Undefined(reason),
        };
}
