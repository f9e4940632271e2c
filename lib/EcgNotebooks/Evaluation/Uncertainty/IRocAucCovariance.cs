namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Estimates the covariance of two ROC AUCs on the same rows.</summary>
internal interface IRocAucCovariance
{
    /// <summary>Why the covariance is undefined; null where it is defined.</summary>
    string? UndefinedReason { get; }

    /// <summary>Returns the covariance of two ROC AUCs, which is the variance if both are the same.</summary>
    double Of(RocAucPlacements first, RocAucPlacements second);

    /// <summary>Returns the confidence interval of a ROC AUC with its variance.</summary>
    Interval Around(RocAucPlacements placements, double variance, double level);
}
