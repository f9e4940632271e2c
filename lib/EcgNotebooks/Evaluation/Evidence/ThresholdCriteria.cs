using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>Names of criteria in text.</summary>
internal static class ThresholdCriteria
{
    /// <summary>The name of the measure that the criterion is.</summary>
    public static string Label(this ThresholdCriterion criterion) =>
        criterion switch
        {
            ThresholdCriterion.Accuracy => MeasureKind.Accuracy.Label(),
            ThresholdCriterion.BalancedAccuracy => MeasureKind.BalancedAccuracy.Label(),
            ThresholdCriterion.F1 => MeasureKind.F1.Label(),
            _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, null),
        };
}
