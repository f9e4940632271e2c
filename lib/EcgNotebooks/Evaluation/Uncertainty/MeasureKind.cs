namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>The measures that the bootstrap gives an interval to.</summary>
public enum MeasureKind
{
    /// <summary>Right decisions over all.</summary>
    Accuracy,

    /// <summary>The mean of sensitivity and specificity.</summary>
    BalancedAccuracy,

    /// <summary>True positives over all positives.</summary>
    Sensitivity,

    /// <summary>True negatives over all negatives.</summary>
    Specificity,

    /// <summary>True positives over everything predicted positive.</summary>
    Precision,

    /// <summary>The harmonic mean of precision and sensitivity.</summary>
    F1,

    /// <summary>Area under the ROC curve.</summary>
    RocAuc,

    /// <summary>Area under precision over sensitivity.</summary>
    AveragePrecision,

    /// <summary>Mean squared distance of probability from label.</summary>
    Brier,

    /// <summary>Binary cross-entropy in nats.</summary>
    LogLoss,
}
