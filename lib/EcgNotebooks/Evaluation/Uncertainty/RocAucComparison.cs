namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Two ROC AUCs on the same rows, with a test of whether they differ.</summary>
public sealed record RocAucComparison
{
    /// <summary>ROC AUC of the first classifier.</summary>
    public required RocAucEstimate First { get; init; }

    /// <summary>ROC AUC of the second classifier.</summary>
    public required RocAucEstimate Second { get; init; }

    /// <summary>Covariance of the two ROC AUCs.</summary>
    public required Measure Covariance { get; init; }

    /// <summary>First minus second ROC AUC.</summary>
    public required Measure Difference { get; init; }

    /// <summary>Normal confidence interval of the difference, clipped to -1 to 1.</summary>
    public required Interval Interval { get; init; }

    /// <summary>z score: the difference divided by its standard error; undefined where the variance is 0.</summary>
    public required Measure Z { get; init; }

    /// <summary>Two-sided p-value of the null hypothesis that the ROC AUCs are equal.</summary>
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
            return WithoutTest(one, other, Measure.Undefined(reason), difference, reason);
        }

        var shared = covariance.Of(RocAucPlacements.Of(first), RocAucPlacements.Of(second));
        var variance = one.Variance.Value + other.Variance.Value - 2 * shared;
        // The variance of two equal rankings differs from 0 only by rounding.
        if (variance <= 1e-15 * (one.Variance.Value + other.Variance.Value))
        {
            return WithoutTest(one, other, new(shared), difference, "the variance of the difference is 0");
        }

        var z = difference.Value / Math.Sqrt(variance);
        return new()
        {
            First = one,
            Second = other,
            Covariance = new(shared),
            Difference = difference,
            Interval = NormalInterval.Around(difference.Value, variance, level, -1, 1),
            Z = new(z),
            P = new(NormalInterval.TwoSided(z)),
        };
    }

    private static RocAucComparison WithoutTest(
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
