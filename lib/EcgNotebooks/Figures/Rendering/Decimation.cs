namespace EcgNotebooks.Figures.Rendering;

/// <summary>Decimates a line to its visible points: the first, lowest, highest and last in each column of pixels.</summary>
internal static class Decimation
{
    // Columns of half a pixel, so that a figure at twice the size looks the same.
    private const double ColumnsPerPixel = 2;

    /// <summary>Returns the positions to draw in ascending order; all positions where decimation gains nothing.</summary>
    public static int[] Of(IReadOnlyList<double> pixelX, IReadOnlyList<double> pixelY, double width)
    {
        var all = Enumerable.Range(0, pixelX.Count);
        if (pixelX.Count <= 4 * ColumnsPerPixel * width || !IsAscending(pixelX))
        {
            return [.. all];
        }

        // A gap starts a new group, so that the points on both sides of it stay separate.
        List<int> kept = [];
        for (var start = 0; start < pixelX.Count; )
        {
            var end = start + 1;
            while (end < pixelX.Count && Column(pixelX, pixelY, end) == Column(pixelX, pixelY, start))
            {
                end++;
            }

            kept.AddRange(Extremes(pixelY, start, end));
            start = end;
        }

        return [.. kept];
    }

    private static (bool IsGap, double Column) Column(IReadOnlyList<double> x, IReadOnlyList<double> y, int i) =>
        (!double.IsFinite(y[i]), Math.Floor(x[i] * ColumnsPerPixel));

    private static IEnumerable<int> Extremes(IReadOnlyList<double> y, int start, int end)
    {
        var (lowest, highest) = (start, start);
        for (var i = start; i < end; i++)
        {
            lowest = y[i] < y[lowest] ? i : lowest;
            highest = y[i] > y[highest] ? i : highest;
        }

        return new[] { start, lowest, highest, end - 1 }.Distinct().Order();
    }

    private static bool IsAscending(IReadOnlyList<double> x)
    {
        for (var i = 1; i < x.Count; i++)
        {
            if (!(x[i] >= x[i - 1]))
            {
                return false;
            }
        }

        return true;
    }
}
