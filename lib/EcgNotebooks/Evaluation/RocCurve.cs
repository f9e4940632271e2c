namespace EcgNotebooks.Evaluation;

/// <summary>The receiver operating characteristic, as scikit-learn's <c>roc_curve</c>.</summary>
public sealed class RocCurve
{
    private RocCurve(IReadOnlyList<RocPoint> points, string? missingClass)
    {
        Points = points;
        Auc = missingClass is null ? new(Trapezoids(points)) : Measure.Undefined(missingClass);
        YoudenPosition = missingClass is null ? HighestAboveChance(points) : null;
    }

    /// <summary>Points from (0, 0) at an infinite threshold to (1, 1) at the lowest score.</summary>
    public IReadOnlyList<RocPoint> Points { get; }

    /// <summary>The area under the curve by trapezoids; undefined where one class is missing.</summary>
    public Measure Auc { get; }

    /// <summary>Position of the first point with the largest true minus false positive rate; null where undefined.</summary>
    public int? YoudenPosition { get; }

    /// <summary>The point at <see cref="YoudenPosition"/>.</summary>
    public RocPoint? Youden => YoudenPosition is { } i ? Points[i] : null;

    /// <summary>Computes the curve.</summary>
    /// <param name="rows">Labels and scores; with one class only, that class's rate is all there is, the other NaN.</param>
    /// <param name="dropIntermediate">Leave out points on straight lines; the area stays the same.</param>
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

    // 0 / 0 is NaN, which is what a rate of a missing class is.
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

    private static int HighestAboveChance(IReadOnlyList<RocPoint> points)
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
