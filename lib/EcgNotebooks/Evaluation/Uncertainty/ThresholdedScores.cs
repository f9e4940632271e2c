namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>What one classifier says of some rows, and where it draws the line.</summary>
/// <param name="Rows">Labels and scores.</param>
/// <param name="Threshold">A score strictly above it counts as positive.</param>
internal sealed record ThresholdedScores(ScoredLabels Rows, double Threshold = 0.5);
