namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Variance of the area under a ROC curve, and the test of two areas of the same rows.</summary>
/// <remarks>
/// E. R. DeLong, D. M. DeLong, D. L. Clarke-Pearson, "Comparing the areas under two or more correlated receiver operating
/// characteristic curves: a nonparametric approach", Biometrics 44 (1988) 837; the interval is pROC's. Without patient ids
/// every row counts as independent, which makes intervals too narrow where patients have several alike; with them the
/// covariance is Obuchowski's (1997) for clustered rows.
/// </remarks>
public static class DeLong
{
    /// <summary>The area with its interval, rows independent.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level isn't between 0 and 1.</exception>
    public static RocAucEstimate Auc(ScoredLabels rows, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return RocAucEstimate.Of(rows, new IndependentRows(rows), level);
    }

    /// <summary>The area with its interval, patients independent.</summary>
    /// <exception cref="EcgException">There isn't one patient id a row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level isn't between 0 and 1.</exception>
    public static RocAucEstimate Auc(ScoredLabels rows, IReadOnlyList<int> patients, double level = 0.95) =>
        RocAucEstimate.Of(rows, new ClusteredRows(rows, PatientGroups.Of(rows, patients)), level);

    /// <summary>Whether two areas differ, rows independent.</summary>
    /// <exception cref="EcgException">The two have different labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level isn't between 0 and 1.</exception>
    public static RocAucComparison Compare(ScoredLabels first, ScoredLabels second, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(first);
        return RocAucComparison.Of(first, second, new IndependentRows(first), level);
    }

    /// <summary>Whether two areas differ, patients independent.</summary>
    /// <exception cref="EcgException">The two have different labels, or there isn't one patient id a row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level isn't between 0 and 1.</exception>
    public static RocAucComparison Compare(
        ScoredLabels first,
        ScoredLabels second,
        IReadOnlyList<int> patients,
        double level = 0.95
    ) => RocAucComparison.Of(first, second, new ClusteredRows(first, PatientGroups.Of(first, patients)), level);
}
