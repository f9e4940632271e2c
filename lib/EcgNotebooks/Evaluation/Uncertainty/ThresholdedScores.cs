namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Labels and scores of one classifier with its threshold.</summary>
/// <param name="Rows">Labels and scores.</param>
/// <param name="Threshold">A score strictly above it counts as positive.</param>
internal sealed record ThresholdedScores(ScoredLabels Rows, double Threshold = 0.5);
