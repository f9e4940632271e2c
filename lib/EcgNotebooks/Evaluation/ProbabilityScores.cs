namespace EcgNotebooks.Evaluation;

/// <summary>Computes measures of the scores themselves, without a threshold.</summary>
internal static class ProbabilityScores
{
    // Keras's epsilon keeps the log loss of a confident mistake finite.
    private const double Epsilon = 1e-7;

    /// <summary>
    /// Computes the average precision: the mean precision over the distinct scores, weighted by the gain in
    /// sensitivity.
    /// </summary>
    /// <remarks>As scikit-learn's <c>average_precision_score</c>, without interpolation.</remarks>
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
            var truePositives = counts.TruePositives[i];
            sum +=
                (double)(truePositives - before)
                / rows.Positives
                * truePositives
                / (truePositives + counts.FalsePositives[i]);
            before = truePositives;
        }

        return new(sum);
    }

    /// <summary>
    /// Computes the Brier score: the mean squared difference between probability and label (G. W. Brier, 1950).
    /// </summary>
    public static Measure Brier(ScoredLabels rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new(Mean(rows, SquaredError));
    }

    /// <summary>
    /// Computes the mean binary cross-entropy in nats; probabilities are clipped to 1e-7 from 0 and 1, as in Keras.
    /// </summary>
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
