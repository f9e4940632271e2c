namespace EcgNotebooks.Figures.Drawing;

/// <summary>Axes that hold all of some values with a little room.</summary>
internal static class DataRange
{
    // Differences of larger numbers may not be finite.
    private const double Largest = 1e300;

    /// <summary>The axis of the values up to 1e300; 0 to 1 where there is none.</summary>
    public static Axis Axis(string label, IReadOnlyList<double> values, int about = 6)
    {
        var finite = values.Where(value => Math.Abs(value) <= Largest).DefaultIfEmpty(double.NaN).ToArray();
        var (min, max) = double.IsNaN(finite[0]) ? (0, 1) : (finite.Min(), finite.Max());
        // The absolute part keeps a constant far from zero apart from its neighbours in double precision.
        var room = max > min ? 0.06 * (max - min) : Math.Max(0.5, 0.01 * Math.Abs(max));
        return Drawing.Axis.Numeric(label, min - room, max + room, about);
    }
}
