namespace EcgNotebooks.Figures;

/// <summary>Axes that hold all of some values with a little room.</summary>
internal static class DataRange
{
    /// <summary>The axis of the finite values; 0 to 1 where there is none.</summary>
    public static Axis Axis(string label, IReadOnlyList<double> values, int about = 6)
    {
        var finite = values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).ToArray();
        var (min, max) = double.IsNaN(finite[0]) ? (0, 1) : (finite.Min(), finite.Max());
        // The absolute part keeps a constant far from zero apart from its neighbours in double precision.
        var room = max > min ? 0.06 * (max - min) : Math.Max(0.5, 0.01 * Math.Abs(max));
        return Figures.Axis.Numeric(label, min - room, max + room, about);
    }
}
