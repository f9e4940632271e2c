namespace EcgNotebooks.Evaluation;

/// <summary>Counts of right and wrong decisions at one threshold, and the measures that follow from them.</summary>
public sealed record ConfusionMatrix(int TrueNegatives, int FalsePositives, int FalseNegatives, int TruePositives)
{
    private const string NoPositive = "no row is positive";
    private const string NoNegative = "no row is negative";
    private const string NoAlarm = "no row is predicted positive";

    /// <summary>Number of rows.</summary>
    public int Count => TrueNegatives + FalsePositives + FalseNegatives + TruePositives;

    /// <summary>Right decisions over all.</summary>
    public Measure Accuracy => Measure.Ratio(TruePositives + TrueNegatives, Count, "there are no rows");

    /// <summary>True positives over everything predicted positive.</summary>
    public Measure Precision => Measure.Ratio(TruePositives, TruePositives + FalsePositives, NoAlarm);

    /// <summary>True positives over all positives; also called recall.</summary>
    public Measure Sensitivity => Measure.Ratio(TruePositives, TruePositives + FalseNegatives, NoPositive);

    /// <summary>True negatives over all negatives.</summary>
    public Measure Specificity => Measure.Ratio(TrueNegatives, TrueNegatives + FalsePositives, NoNegative);

    /// <summary>The harmonic mean of precision and sensitivity, as 2 TP / (2 TP + FP + FN).</summary>
    public Measure F1 =>
        Measure.Ratio(
            2.0 * TruePositives,
            2.0 * TruePositives + FalsePositives + FalseNegatives,
            "no row is positive or predicted positive"
        );

    /// <summary>The mean of sensitivity and specificity: 0.5 for guessing, whatever the prevalence.</summary>
    public Measure BalancedAccuracy =>
        !Sensitivity.IsDefined ? Sensitivity
        : !Specificity.IsDefined ? Specificity
        : new((Sensitivity.Value + Specificity.Value) / 2);

    /// <summary>Positives over all rows.</summary>
    public Measure Prevalence => Measure.Ratio(TruePositives + FalseNegatives, Count, "there are no rows");

    /// <summary>Accuracy of always naming the more frequent class: what an accuracy has to beat.</summary>
    public Measure MajorityAccuracy =>
        Measure.Ratio(
            Math.Max(TruePositives + FalseNegatives, TrueNegatives + FalsePositives),
            Count,
            "there are no rows"
        );

    /// <summary>What the threshold search maximises: right decisions minus wrong ones.</summary>
    public int RightMinusWrong => TruePositives + TrueNegatives - FalsePositives - FalseNegatives;

    /// <summary>Counts the decisions; a score is positive when strictly above the threshold.</summary>
    public static ConfusionMatrix At(double threshold, ScoredLabels rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var (alarms, hits) = (0, 0);
        for (var i = 0; i < rows.Count; i++)
        {
            if (!(rows.Scores[i] > threshold))
            {
                continue;
            }

            alarms++;
            hits += rows.Labels[i] ? 1 : 0;
        }

        return From(rows, alarms, hits);
    }

    internal static ConfusionMatrix From(ScoredLabels rows, int alarms, int hits) =>
        new(rows.Negatives - (alarms - hits), alarms - hits, rows.Positives - hits, hits);
}
