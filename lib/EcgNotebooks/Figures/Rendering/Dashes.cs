namespace EcgNotebooks.Figures.Rendering;

/// <summary>Cuts lines into dashes, because Skia's SVG canvas draws a dashed line as a solid one.</summary>
internal static class Dashes
{
    private const double On = 6;
    private const double Period = 10;

    /// <summary>Returns the dashes of a horizontal or vertical line, whose ends are given in pixels.</summary>
    public static IEnumerable<(double From, double To)> Of(double from, double to)
    {
        for (var start = from; start < to; start += Period)
        {
            yield return (start, Math.Min(start + On, to));
        }
    }

    /// <summary>
    /// Returns the dashes of a polyline as one polyline with a NaN after each dash; dashes continue around corners.
    /// </summary>
    /// <param name="x">Horizontal data positions.</param>
    /// <param name="y">
    /// Vertical data positions; a value that isn't finite makes a gap, after which a new dash begins.
    /// </param>
    /// <param name="box">Box of the data, which gives lengths in pixels.</param>
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

    // The dashes of one segment; the pattern has already advanced by the walked length.
    private static IEnumerable<(double From, double To)> Within(double walked, double length) =>
        Of(-walked, length).Select(d => (Math.Max(d.From, 0), d.To)).Where(d => d.Item2 > d.Item1);
}
