using EcgNotebooks.Evaluation.Calibration;

namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>Measures of probabilities as probabilities.</summary>
/// <param name="Curve">The reliability curve, with the calibration error of its bins.</param>
/// <param name="Brier">Mean squared distance of probability from label.</param>
/// <param name="LogLoss">Binary cross-entropy in nats.</param>
public sealed record CalibrationFigures(ReliabilityCurve Curve, Measure Brier, Measure LogLoss)
{
    internal static CalibrationFigures Of(ScoredLabels rows, ReliabilityOptions bins) =>
        new(ReliabilityCurve.From(rows, bins), ProbabilityScores.Brier(rows), ProbabilityScores.LogLoss(rows));
}
