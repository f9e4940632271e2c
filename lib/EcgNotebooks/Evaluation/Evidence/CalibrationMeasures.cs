using EcgNotebooks.Evaluation.Calibration;

namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>Calibration measures of probabilities.</summary>
/// <param name="Curve">The reliability curve, with the calibration error of its bins.</param>
/// <param name="Brier">Brier score: the mean squared difference between probability and label (0 or 1).</param>
/// <param name="LogLoss">Log loss: the mean binary cross-entropy in nats.</param>
internal sealed record CalibrationMeasures(ReliabilityCurve Curve, Measure Brier, Measure LogLoss)
{
    internal static CalibrationMeasures Of(ScoredLabels rows, ReliabilityOptions bins) =>
        new(ReliabilityCurve.From(rows, bins), ProbabilityScores.Brier(rows), ProbabilityScores.LogLoss(rows));
}
