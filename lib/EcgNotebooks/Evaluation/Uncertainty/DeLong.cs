namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Estimates the variance of a ROC AUC, and tests whether two ROC AUCs on the same rows differ.</summary>
/// <remarks>
/// E. R. DeLong, D. M. DeLong, D. L. Clarke-Pearson, "Comparing the areas under two or more correlated receiver operating
/// characteristic curves: a nonparametric approach", Biometrics 44 (1988) 837.
/// Without patient ids, rows count as independent, which makes intervals too narrow where patients have several similar
/// rows, and the interval is that of the R package pROC. With patient ids, the covariance is Obuchowski's (1997) for clustered
/// rows, and the interval is that of <see cref="LogOddsInterval"/>, which keeps its coverage in small samples.
/// </remarks>
internal static class DeLong
{
    /// <summary>Computes the ROC AUC and its interval, assuming that rows are independent.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level isn't between 0 and 1.</exception>
    public static RocAucEstimate Auc(ScoredLabels rows, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return RocAucEstimate.Of(rows, new IndependentRows(rows), level);
    }

    /// <summary>Computes the ROC AUC and its interval, assuming that patients are independent.</summary>
    /// <exception cref="EcgException">The number of patient ids differs from the number of rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level isn't between 0 and 1.</exception>
    public static RocAucEstimate Auc(ScoredLabels rows, IReadOnlyList<int> patients, double level = 0.95) =>
        RocAucEstimate.Of(rows, new ClusteredRows(rows, PatientGroups.Of(rows, patients)), level);

    /// <summary>Tests whether two ROC AUCs differ, assuming that rows are independent.</summary>
    /// <exception cref="EcgException">The labels differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level isn't between 0 and 1.</exception>
    public static RocAucComparison Compare(ScoredLabels first, ScoredLabels second, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(first);
        return RocAucComparison.Of(first, second, new IndependentRows(first), level);
    }

    /// <summary>Tests whether two ROC AUCs differ, assuming that patients are independent.</summary>
    /// <exception cref="EcgException">
    /// The labels differ, or the number of patient ids differs from the number of rows.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The level isn't between 0 and 1.</exception>
    public static RocAucComparison Compare(
        ScoredLabels first,
        ScoredLabels second,
        IReadOnlyList<int> patients,
        double level = 0.95
    ) => RocAucComparison.Of(first, second, new ClusteredRows(first, PatientGroups.Of(first, patients)), level);
}
