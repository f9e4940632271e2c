namespace EcgNotebooks.Evaluation.Calibration;

/// <summary>
/// Computes the edges of bins bit for bit as NumPy does, so that a score on an edge falls into the same bin.
/// </summary>
internal static class BinEdges
{
    public static double[] Of(ScoredLabels rows, ReliabilityOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Bins);
        var uniform = ThresholdSearch.Grid(options.Bins + 1);
        return options.Widths switch
        {
            BinWidths.Uniform => uniform,
            BinWidths.Quantile => Percentiles([.. rows.Scores.Order()], uniform),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Widths, null),
        };
    }

    /// <summary>Returns the position of the bin that holds a score.</summary>
    public static int Find(double[] edges, double score, EdgeScores onEdge)
    {
        var bin = 0;
        while (
            bin < edges.Length - 2
            && (score > edges[bin + 1] || (score == edges[bin + 1] && onEdge == EdgeScores.Upper))
        )
        {
            bin++;
        }

        return bin;
    }

    // NumPy's percentile interpolates from the nearer of the two neighbours, and it converts the quantile to per cent and
    // back, which rounds.
    private static double[] Percentiles(double[] sorted, double[] quantiles) =>
        Array.ConvertAll(
            quantiles,
            quantile =>
            {
                var at = (sorted.Length - 1) * (quantile * 100 / 100);
                var below = (int)Math.Floor(at);
                var (t, low) = (at - below, sorted[below]);
                var high = sorted[Math.Min(below + 1, sorted.Length - 1)];
                return t < 0.5 ? low + (high - low) * t : high - (high - low) * (1 - t);
            }
        );
}
