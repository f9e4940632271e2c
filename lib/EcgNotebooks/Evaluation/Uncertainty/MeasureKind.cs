namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>The measures for which the bootstrap computes intervals.</summary>
public enum MeasureKind
{
    /// <summary>Accuracy: correct decisions divided by all rows.</summary>
    Accuracy,

    /// <summary>Balanced accuracy: the mean of sensitivity and specificity.</summary>
    BalancedAccuracy,

    /// <summary>Sensitivity (recall): true positives divided by all positive rows.</summary>
    Sensitivity,

    /// <summary>Specificity: true negatives divided by all negative rows.</summary>
    Specificity,

    /// <summary>Precision: true positives divided by predicted positives.</summary>
    Precision,

    /// <summary>F1 score: the harmonic mean of precision and sensitivity.</summary>
    F1,

    /// <summary>ROC AUC: the area under the receiver operating characteristic curve.</summary>
    RocAuc,

    /// <summary>Average precision: the area under the precision-recall curve.</summary>
    AveragePrecision,

    /// <summary>Brier score: the mean squared difference between probability and label.</summary>
    Brier,

    /// <summary>Log loss: the mean binary cross-entropy in nats.</summary>
    LogLoss,
}
