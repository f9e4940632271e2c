namespace EcgNotebooks.Evaluation;

/// <summary>Measures of the scores themselves, without a threshold.</summary>
internal static class ProbabilityScores
{
    // Keras's epsilon: it keeps a confident mistake from costing infinity.
    private const double Epsilon = 1e-7;

    /// <summary>The precision at each distinct score, weighted by the gain in sensitivity.</summary>
    /// <remarks>scikit-learn's <c>average_precision_score</c>, without interpolation.</remarks>
    public static Measure AveragePrecision(ScoredLabels rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Positives == 0)
        {
            return Measure.Undefined(rows.MissingClass!);
        }

        var counts = RankedCounts.From(rows);
        var (sum, before) = (0.0, 0);
        for (var i = 0; i < counts.Thresholds.Length; i++)
        {
            var hits = counts.TruePositives[i];
            sum += (double)(hits - before) / rows.Positives * hits / (hits + counts.FalsePositives[i]);
            before = hits;
        }

        return new(sum);
    }

    /// <summary>The mean squared distance of the probability from the label (G. W. Brier, 1950).</summary>
    public static Measure Brier(ScoredLabels rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new(Mean(rows, SquaredError));
    }

    /// <summary>Binary cross-entropy in nats, probabilities kept 1e-7 away from 0 and 1 as Keras does.</summary>
    public static Measure LogLoss(ScoredLabels rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new(Mean(rows, LogLoss));
    }

    internal static double SquaredError(bool label, double score)
    {
        var distance = score - (label ? 1 : 0);
        return distance * distance;
    }

    internal static double LogLoss(bool label, double score)
    {
        var p = Clip(score);
        return -Math.Log(label ? p : 1 - p);
    }

    internal static double Clip(double probability) => Math.Clamp(probability, Epsilon, 1 - Epsilon);

    private static double Mean(ScoredLabels rows, Func<bool, double, double> cost) =>
        rows.Labels.Zip(rows.Scores, cost).Average();
}
