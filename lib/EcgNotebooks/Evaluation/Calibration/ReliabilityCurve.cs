using System.Globalization;

namespace EcgNotebooks.Evaluation.Calibration;

/// <summary>
/// A reliability (calibration) curve: predicted probability against observed fraction of positives, bin by bin.
/// </summary>
public sealed class ReliabilityCurve
{
    private ReliabilityCurve(IReadOnlyList<ReliabilityBin> bins) => Bins = bins;

    /// <summary>The bins in ascending order, including empty ones.</summary>
    /// <remarks>scikit-learn's <c>calibration_curve</c> leaves out the empty bins.</remarks>
    internal IReadOnlyList<ReliabilityBin> Bins { get; }

    /// <summary>
    /// Expected calibration error: the mean of |mean score - fraction of positives| over the bins, weighted by their
    /// rows.
    /// </summary>
    /// <remarks>
    /// M. P. Naeini, G. F. Cooper, M. Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", AAAI
    ///
    /// 2015; here computed from the probability of the positive class, not from the confidence in the predicted class. It
    /// depends on the bins, and in small samples it is above 0 for a calibrated classifier too.
    /// </remarks>
    public double ExpectedCalibrationError =>
        Occupied.Sum(bin => bin.Count * Distance(bin)) / Bins.Sum(bin => bin.Count);

    /// <summary>Maximum calibration error: the largest |mean score - fraction of positives| of all bins.</summary>
    public double MaximumCalibrationError => Occupied.Max(Distance);

    private IEnumerable<ReliabilityBin> Occupied => Bins.Where(bin => bin.Count > 0);

    /// <summary>Computes the curve with ten bins of equal width, a score on an edge in the lower bin.</summary>
    public static ReliabilityCurve From(ScoredLabels rows) => From(rows, new ReliabilityOptions());

    /// <summary>Computes the curve with the given bins.</summary>
    /// <exception cref="EcgException">A score is outside 0 to 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of bins isn't positive.</exception>
    internal static ReliabilityCurve From(ScoredLabels rows, ReliabilityOptions options)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        foreach (var score in rows.Scores)
        {
            if (score is < 0 or > 1)
            {
                throw new EcgException(
                    $"A score is {score.ToString(CultureInfo.InvariantCulture)}, which isn't a probability.",
                    "Give probabilities from 0 to 1."
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
