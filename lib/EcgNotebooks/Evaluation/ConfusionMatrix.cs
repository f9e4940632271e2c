namespace EcgNotebooks.Evaluation;

/// <summary>
/// A confusion matrix: the counts of correct and wrong decisions at one threshold, and the measures computed from them.
/// </summary>
public sealed record ConfusionMatrix(int TrueNegatives, int FalsePositives, int FalseNegatives, int TruePositives)
{
    private const string NoPositive = "no row is positive";
    private const string NoNegative = "no row is negative";
    private const string NoPredictedPositive = "no row is predicted positive";

    /// <summary>Number of rows.</summary>
    public int Count => TrueNegatives + FalsePositives + FalseNegatives + TruePositives;

    /// <summary>Accuracy: correct decisions divided by all rows.</summary>
    public Measure Accuracy => Measure.Ratio(TruePositives + TrueNegatives, Count, "there are no rows");

    /// <summary>Precision (positive predictive value): true positives divided by predicted positives.</summary>
    public Measure Precision => Measure.Ratio(TruePositives, TruePositives + FalsePositives, NoPredictedPositive);

    /// <summary>Sensitivity (recall): true positives divided by all positive rows.</summary>
    public Measure Sensitivity => Measure.Ratio(TruePositives, TruePositives + FalseNegatives, NoPositive);

    /// <summary>Specificity: true negatives divided by all negative rows.</summary>
    public Measure Specificity => Measure.Ratio(TrueNegatives, TrueNegatives + FalsePositives, NoNegative);

    /// <summary>F1 score: the harmonic mean of precision and sensitivity, computed as 2 TP / (2 TP + FP + FN).</summary>
    public Measure F1 =>
        Measure.Ratio(
            2.0 * TruePositives,
            2.0 * TruePositives + FalsePositives + FalseNegatives,
            "no row is positive or predicted positive"
        );

    /// <summary>
    /// Balanced accuracy: the mean of sensitivity and specificity, which is 0.5 for guessing at any prevalence.
    /// </summary>
    public Measure BalancedAccuracy =>
        !Sensitivity.IsDefined ? Sensitivity
        : !Specificity.IsDefined ? Specificity
        : new((Sensitivity.Value + Specificity.Value) / 2);

    /// <summary>Prevalence: positive rows divided by all rows.</summary>
    public Measure Prevalence => Measure.Ratio(TruePositives + FalseNegatives, Count, "there are no rows");

    /// <summary>Accuracy of a classifier that always predicts the majority class: the baseline for every accuracy.</summary>
    public Measure MajorityAccuracy =>
        Measure.Ratio(
            Math.Max(TruePositives + FalseNegatives, TrueNegatives + FalsePositives),
            Count,
            "there are no rows"
        );

    /// <summary>Correct minus wrong decisions, TP + TN - FP - FN: the value that the threshold search maximises.</summary>
    public int CorrectMinusWrong => TruePositives + TrueNegatives - FalsePositives - FalseNegatives;

    /// <summary>Counts the decisions at a threshold; a score strictly above it counts as positive.</summary>
    public static ConfusionMatrix At(double threshold, ScoredLabels rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var (predictedPositives, truePositives) = (0, 0);
        for (var i = 0; i < rows.Count; i++)
        {
            if (!(rows.Scores[i] > threshold))
            {
                continue;
            }

            predictedPositives++;
            truePositives += rows.Labels[i] ? 1 : 0;
        }

        return From(rows, predictedPositives, truePositives);
    }

    internal static ConfusionMatrix From(ScoredLabels rows, int predictedPositives, int truePositives)
    {
        var falsePositives = predictedPositives - truePositives;
        return new(rows.Negatives - falsePositives, falsePositives, rows.Positives - truePositives, truePositives);
    }
}
