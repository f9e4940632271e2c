namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>The measure that a chosen threshold maximises.</summary>
internal enum ThresholdCriterion
{
    /// <summary>Accuracy, equivalent to the published TP + TN - FP - FN; it favours the majority class.</summary>
    Accuracy,

    /// <summary>Balanced accuracy, equivalent to Youden's index; both classes have the same weight.</summary>
    BalancedAccuracy,

    /// <summary>F1 score; it ignores true negatives.</summary>
    F1,
}
