namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>What a threshold is chosen to make largest.</summary>
public enum ThresholdCriterion
{
    /// <summary>Accuracy, the published TP + TN - FP - FN in other units: it leans to the more frequent class.</summary>
    Accuracy,

    /// <summary>Balanced accuracy, Youden's index in other units: both classes count alike.</summary>
    BalancedAccuracy,

    /// <summary>F1: true negatives don't count.</summary>
    F1,
}
