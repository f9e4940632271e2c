namespace EcgNotebooks.Evaluation.Calibration;

/// <summary>One bin of a reliability curve: predicted probabilities and observed positives.</summary>
/// <param name="Lower">Lower edge of the bin.</param>
/// <param name="Upper">Upper edge of the bin.</param>
/// <param name="Count">Number of rows.</param>
/// <param name="Positives">Number of positive rows.</param>
/// <param name="MeanScore">Mean score; undefined where the bin is empty.</param>
internal sealed record ReliabilityBin(double Lower, double Upper, int Count, int Positives, Measure MeanScore)
{
    /// <summary>Observed fraction of positive rows; undefined where the bin is empty.</summary>
    public Measure PositiveShare => Measure.Ratio(Positives, Count, "the bin is empty");
}
