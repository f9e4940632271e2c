namespace EcgNotebooks.Figures.Rendering;

/// <summary>Cuts lines into dashes, because Skia's SVG canvas draws a broken line as a whole one.</summary>
internal static class Dashes
{
    private const double On = 6;
    private const double Period = 10;

    /// <summary>The dashes of a horizontal or vertical stretch, from and to in pixels.</summary>
    public static IEnumerable<(double From, double To)> Of(double from, double to)
    {
        for (var start = from; start < to; start += Period)
        {
            yield return (start, Math.Min(start + On, to));
        }
    }

    /// <summary>The dashes of a polyline as one polyline with a gap, a NaN, behind each; dashes run on round its corners.</summary>
    /// <param name="x">Data positions.</param>
    /// <param name="y">Data values; what isn't finite is a gap, behind which a new dash begins.</param>
    /// <param name="box">Where the data stands, for lengths in pixels.</param>
    public static (double[] X, double[] Y) Of(IReadOnlyList<double> x, IReadOnlyList<double> y, PanelBox box)
    {
        var (atX, atY) = (new List<double>(), new List<double>());
        var walked = 0.0;
        for (var i = 1; i < x.Count; i++)
        {
            var (left, top) = (box.PixelX(x[i - 1]), box.PixelY(y[i - 1]));
            var length = Math.Sqrt(Math.Pow(box.PixelX(x[i]) - left, 2) + Math.Pow(box.PixelY(y[i]) - top, 2));
            if (!double.IsFinite(length))
            {
                walked = 0;
                continue;
            }

            foreach (var (from, to) in Within(walked, length))
            {
                Add(from / length);
                Add(to / length);
                atX.Add(x[i]);
                atY.Add(double.NaN);
            }

            walked = (walked + length) % Period;

            void Add(double share)
            {
                atX.Add(x[i - 1] + (share * (x[i] - x[i - 1])));
                atY.Add(y[i - 1] + (share * (y[i] - y[i - 1])));
            }
        }

        return ([.. atX], [.. atY]);
    }

    // The dashes of a stretch before which so much of a period is over.
    private static IEnumerable<(double From, double To)> Within(double walked, double length) =>
        Of(-walked, length).Select(d => (Math.Max(d.From, 0), d.To)).Where(d => d.Item2 > d.Item1);
}
