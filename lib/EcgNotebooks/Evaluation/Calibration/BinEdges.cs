namespace EcgNotebooks.Evaluation.Calibration;

/// <summary>The edges of bins, to the last bit those of NumPy: a score on an edge must fall where it falls there.</summary>
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

    /// <summary>Position of the score's bin.</summary>
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

    // NumPy's percentile: from the nearer of the two neighbours, and the share goes through per cent and back.
    private static double[] Percentiles(double[] sorted, double[] shares) =>
        Array.ConvertAll(
            shares,
            share =>
            {
                var at = (sorted.Length - 1) * (share * 100 / 100);
                var below = (int)Math.Floor(at);
                var (t, low) = (at - below, sorted[below]);
                var high = sorted[Math.Min(below + 1, sorted.Length - 1)];
                return t < 0.5 ? low + (high - low) * t : high - (high - low) * (1 - t);
            }
        );
}
