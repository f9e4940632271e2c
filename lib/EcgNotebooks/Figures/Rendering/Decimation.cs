namespace EcgNotebooks.Figures.Rendering;

/// <summary>Thins a line to what can be seen: per column of pixels its first, lowest, highest and last point.</summary>
internal static class Decimation
{
    // Half a pixel, so that a picture at twice the size looks the same.
    private const double ColumnsPerPixel = 2;

    /// <summary>Positions to draw, ascending; all of them where thinning gains nothing.</summary>
    public static int[] Of(IReadOnlyList<double> pixelX, IReadOnlyList<double> pixelY, double width)
    {
        var all = Enumerable.Range(0, pixelX.Count);
        if (pixelX.Count <= 4 * ColumnsPerPixel * width || !IsAscending(pixelX))
        {
            return [.. all];
        }

        // Gaps start a new group, so that what they part stays apart.
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
