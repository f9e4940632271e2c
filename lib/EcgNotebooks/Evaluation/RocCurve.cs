namespace EcgNotebooks.Evaluation;

/// <summary>The receiver operating characteristic (ROC) curve, as computed by scikit-learn's <c>roc_curve</c>.</summary>
/// <example>
/// <code>
/// bool[] labels = [false, false, true, true];
/// double[] scores = [0.1, 0.4, 0.35, 0.8];
/// var roc = RocCurve.From(new ScoredLabels(labels, scores));
/// Console.WriteLine($"ROC AUC {roc.Auc}, Youden's threshold {roc.Youden?.Threshold}");
/// </code>
/// </example>
public sealed class RocCurve
{
    private RocCurve(IReadOnlyList<RocPoint> points, string? missingClass)
    {
        Points = points;
        Auc = missingClass is null ? new(Trapezoids(points)) : Measure.Undefined(missingClass);
        YoudenPosition = missingClass is null ? YoudenPositionOf(points) : null;
    }

    /// <summary>Points of the curve, from (0, 0) at an infinite threshold to (1, 1) at the lowest score.</summary>
    public IReadOnlyList<RocPoint> Points { get; }

    /// <summary>The ROC AUC by the trapezoidal rule; undefined where one class is missing.</summary>
    public Measure Auc { get; }

    /// <summary>
    /// Position of the Youden point, the first with the largest true minus false positive rate; null where undefined.
    /// </summary>
    public int? YoudenPosition { get; }

    /// <summary>The Youden point; null where one class is missing.</summary>
    public RocPoint? Youden => YoudenPosition is { } i ? Points[i] : null;

    /// <summary>Computes the ROC curve of labelled scores.</summary>
    /// <param name="rows">Labels and scores; if one class is missing, its rate is NaN.</param>
    /// <param name="dropIntermediate">
    /// Whether to leave out points on straight lines, which doesn't change the ROC AUC.
    /// </param>
    public static RocCurve From(ScoredLabels rows, bool dropIntermediate = true)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var counts = RankedCounts.From(rows);
        if (dropIntermediate && counts.Thresholds.Length > 2)
        {
            counts = counts.WithoutIntermediate();
        }

        var points = new List<RocPoint> { Point(rows, 0, 0, double.PositiveInfinity) };
        for (var i = 0; i < counts.Thresholds.Length; i++)
        {
            points.Add(Point(rows, counts.FalsePositives[i], counts.TruePositives[i], counts.Thresholds[i]));
        }

        return new(points, rows.MissingClass);
    }

    // The rate of a missing class is 0 / 0, which is NaN.
    private static RocPoint Point(ScoredLabels rows, int falsePositives, int truePositives, double threshold) =>
        new((double)falsePositives / rows.Negatives, (double)truePositives / rows.Positives, threshold);

    private static double Trapezoids(IReadOnlyList<RocPoint> points)
    {
        var area = 0.0;
        for (var i = 1; i < points.Count; i++)
        {
            var width = points[i].FalsePositiveRate - points[i - 1].FalsePositiveRate;
            area += width * (points[i].TruePositiveRate + points[i - 1].TruePositiveRate) / 2;
        }

        return area;
    }

    /// <summary>
    /// Returns the position of the first point with the largest Youden index (W. J. Youden, Cancer 3 (1950) 32).
    /// </summary>
    internal static int YoudenPositionOf(IReadOnlyList<RocPoint> points)
    {
        var best = 0;
        for (var i = 1; i < points.Count; i++)
        {
            if (points[i].YoudenIndex > points[best].YoudenIndex)
            {
                best = i;
            }
        }

        return best;
    }
}
