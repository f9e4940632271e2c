using EcgNotebooks.Evaluation.Uncertainty;

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

/// <summary>Display names of threshold criteria.</summary>
internal static class ThresholdCriteria
{
    /// <summary>Returns the name of the measure that the criterion maximises.</summary>
    public static string Label(this ThresholdCriterion criterion) =>
        criterion switch
        {
            ThresholdCriterion.Accuracy => MeasureKind.Accuracy.Label(),
            ThresholdCriterion.BalancedAccuracy => MeasureKind.BalancedAccuracy.Label(),
            ThresholdCriterion.F1 => MeasureKind.F1.Label(),
            _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, null),
        };
}
