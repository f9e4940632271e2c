namespace EcgNotebooks.Figures.Drawing;

/// <summary>Creates axes that span all given values with a small margin.</summary>
internal static class DataRange
{
    // The difference of larger numbers may not be finite.
    private const double Largest = 1e300;

    /// <summary>Returns the axis for all values of magnitude up to 1e300; from 0 to 1 if there is none.</summary>
    public static Axis Axis(string label, IReadOnlyList<double> values, int about = 6)
    {
        var finite = values.Where(value => Math.Abs(value) <= Largest).DefaultIfEmpty(double.NaN).ToArray();
        var (min, max) = double.IsNaN(finite[0]) ? (0, 1) : (finite.Min(), finite.Max());
        // The part relative to max keeps min and max distinct in double precision when a constant is far from zero.
        var margin = max > min ? 0.06 * (max - min) : Math.Max(0.5, 0.01 * Math.Abs(max));
        return Drawing.Axis.Numeric(label, min - margin, max + margin, about);
    }
}
