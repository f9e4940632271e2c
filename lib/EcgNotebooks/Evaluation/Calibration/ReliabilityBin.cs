namespace EcgNotebooks.Evaluation.Calibration;

/// <summary>Scores of one bin against what came true.</summary>
/// <param name="Lower">The bin's lower edge.</param>
/// <param name="Upper">The bin's upper edge.</param>
/// <param name="Count">Number of rows.</param>
/// <param name="Positives">How many of them are positive.</param>
/// <param name="MeanScore">Mean score; undefined where the bin is empty.</param>
public sealed record ReliabilityBin(double Lower, double Upper, int Count, int Positives, Measure MeanScore)
{
    /// <summary>Share of positive rows; undefined where the bin is empty.</summary>
    public Measure PositiveShare => Measure.Ratio(Positives, Count, "the bin is empty");
}
