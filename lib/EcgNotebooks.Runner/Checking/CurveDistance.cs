namespace EcgNotebooks.Runner.Checking;

/// <summary>Measures the distance between two curves, independent of the points that define them.</summary>
/// <remarks>
/// A ROC curve, or a count of correct predictions over the threshold, is a step function. If a score differs in its last
/// bits, a step moves slightly or two steps merge. Values at the same index then differ by whole steps, although the
/// curves are nearly equal.
/// </remarks>
internal static class CurveDistance
{
    /// <summary>
    /// Returns the Hausdorff distance between two polylines: the largest distance from a vertex of either to the other
    /// polyline, where the distance of two points is the larger of |dx| and |dy|.
    /// </summary>
    /// <param name="first">The vertices of one polyline in their order; at least one.</param>
    /// <param name="second">The vertices of the other polyline in their order; at least one.</param>
    public static double Between((double X, double Y)[] first, (double X, double Y)[] second) =>
        Math.Max(Farthest(first, second), Farthest(second, first));

    private static double Farthest((double X, double Y)[] vertices, (double X, double Y)[] line) =>
        vertices.Max(vertex => ToLine(vertex, line));

    private static double ToLine((double X, double Y) point, (double X, double Y)[] line)
    {
        var nearest = ToSegment(point, line[0], line[0]);
        for (var i = 1; i < line.Length && nearest > 0; i++)
        {
            nearest = Math.Min(nearest, ToSegment(point, line[i - 1], line[i]));
        }

        return nearest;
    }

    // The larger of |dx| and |dy| is a convex function along a segment, so its minimum lies at an end, where dx or dy is 0,
    // or where |dx| equals |dy|.
    private static double ToSegment((double X, double Y) point, (double X, double Y) from, (double X, double Y) to)
    {
        var (x, y) = (from.X - point.X, from.Y - point.Y);
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var distance = Math.Min(At(0), At(1));
        distance = Math.Min(distance, Math.Min(At(-x / dx), At(-y / dy)));
        return Math.Min(distance, Math.Min(At((y - x) / (dx - dy)), At(-(x + y) / (dx + dy))));

        double At(double place)
        {
            var along = double.IsFinite(place) ? Math.Clamp(place, 0, 1) : 0;
            return Math.Max(Math.Abs(x + along * dx), Math.Abs(y + along * dy));
        }
    }
}
