namespace EcgNotebooks.Runner.Checking;

/// <summary>How far two curves lie apart, whatever points they are drawn through.</summary>
/// <remarks>
/// A ROC curve or the count of right answers over the threshold runs in steps. Where a score differs in its last bits, a step
/// lies a little beside its place, or two steps become one: values at the same position then differ by whole steps, and the
/// curves hardly at all.
/// </remarks>
internal static class CurveDistance
{
    /// <summary>
    /// The Hausdorff distance between two polylines: how far the farthest vertex of either lies from the other, in the larger
    /// of both coordinates.
    /// </summary>
    /// <param name="first">Vertices in the order in which they are connected; at least one.</param>
    /// <param name="second">The same of the other polyline.</param>
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

    // The larger of |dx| and |dy| is convex along a segment: its least value lies at an end, where one of both is 0, or where
    // both are equal.
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
