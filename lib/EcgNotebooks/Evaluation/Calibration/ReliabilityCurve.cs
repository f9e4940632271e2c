using System.Globalization;

namespace EcgNotebooks.Evaluation.Calibration;

/// <summary>Probabilities against the share that came true, bin by bin.</summary>
public sealed class ReliabilityCurve
{
    private ReliabilityCurve(IReadOnlyList<ReliabilityBin> bins) => Bins = bins;

    /// <summary>The bins in rising order, empty ones among them.</summary>
    /// <remarks>scikit-learn's <c>calibration_curve</c> is the list of those that aren't empty.</remarks>
    public IReadOnlyList<ReliabilityBin> Bins { get; }

    /// <summary>The mean distance of mean score from positive share over the bins, each weighted by its rows.</summary>
    /// <remarks>
    /// M. P. Naeini, G. F. Cooper, M. Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", AAAI
    /// 2015; here of the positive class's probability, not of the chosen class's confidence. It depends on the bins, and
    /// is above 0 for small samples of a calibrated classifier too.
    /// </remarks>
    public double ExpectedCalibrationError =>
        Occupied.Sum(bin => bin.Count * Distance(bin)) / Bins.Sum(bin => bin.Count);

    /// <summary>The largest distance of mean score from positive share.</summary>
    public double MaximumCalibrationError => Occupied.Max(Distance);

    private IEnumerable<ReliabilityBin> Occupied => Bins.Where(bin => bin.Count > 0);

    /// <summary>Ten bins of equal width, a score on an edge in the lower one: scikit-learn's default.</summary>
    public static ReliabilityCurve From(ScoredLabels rows) => From(rows, new ReliabilityOptions());

    /// <summary>Puts the scores into bins.</summary>
    /// <exception cref="EcgException">A score isn't from 0 to 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no bin.</exception>
    public static ReliabilityCurve From(ScoredLabels rows, ReliabilityOptions options)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        foreach (var score in rows.Scores)
        {
            if (score is < 0 or > 1)
            {
                throw new EcgException(
                    $"A score of {score.ToString(CultureInfo.InvariantCulture)} isn't a probability.",
                    "Calibrate probabilities from 0 to 1."
                );
            }
        }

        var edges = BinEdges.Of(rows, options);
        var bins = edges.Length - 1;
        var (counts, positives, sums) = (new int[bins], new int[bins], new double[bins]);
        for (var i = 0; i < rows.Count; i++)
        {
            var bin = BinEdges.Find(edges, rows.Scores[i], options.EdgeScores);
            counts[bin]++;
            positives[bin] += rows.Labels[i] ? 1 : 0;
            sums[bin] += rows.Scores[i];
        }

        return new([
            .. counts.Select(
                (count, k) =>
                    new ReliabilityBin(
                        edges[k],
                        edges[k + 1],
                        count,
                        positives[k],
                        Measure.Ratio(sums[k], count, "the bin is empty")
                    )
            ),
        ]);
    }

    private static double Distance(ReliabilityBin bin) => Math.Abs(bin.MeanScore.Value - bin.PositiveShare.Value);
}
