using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Evaluation.Evidence;

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
