using System.Globalization;
using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures;

/// <summary>Forest plot: one row per estimate with its interval; name and numbers stand on the left.</summary>
internal static class ForestFigure
{
    private const int MostDescribed = 12;

    /// <summary>Draws the rows from top to bottom.</summary>
    /// <param name="rows">Rows, at least one.</param>
    /// <param name="measure">Name of the measure, for the horizontal axis.</param>
    /// <param name="caption">The rows that the estimates are computed from, as a sentence.</param>
    /// <param name="reference">Position of a dashed reference line, such as 0.5 for chance; null for none.</param>
    /// <param name="title">The figure's title.</param>
    /// <param name="subtitle">How the intervals were computed; empty for none.</param>
    /// <param name="note">Note about the data, such as "Simulated data"; empty for none.</param>
    /// <exception cref="ArgumentException">There is no row.</exception>
    public static Figure Create(
        IReadOnlyList<ForestRow> rows,
        string measure,
        string caption,
        double? reference = null,
        string title = "Estimates with intervals",
        string subtitle = "",
        string note = ""
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
        {
            throw new ArgumentException("A forest plot needs at least one row.", nameof(rows));
        }

        var x = DataRange.Axis(measure, [.. rows.SelectMany(Numbers), reference ?? double.NaN]);
        Mark[] marks = [.. Reference(reference), .. rows.SelectMany((row, i) => Row(row, rows.Count - 1 - i))];
        return new Figure
        {
            Title = title,
            Subtitle = subtitle,
            Description = Description(rows, measure),
            Caption = caption,
            Note = note,
            Height = 164 + (30 * rows.Count) + (note.Length > 0 ? 34 : 0),
            Panels = [new Panel(x, Names(rows), marks)],
        };
    }

    // A reader of the description wants the extremes of a long plot, and every row of a short one.
    private static string Description(IReadOnlyList<ForestRow> rows, string measure)
    {
        var defined = rows.Where(row => row.Value.IsDefined).OrderBy(row => row.Value.Value).ToArray();
        if (rows.Count <= MostDescribed || defined.Length == 0)
        {
            return $"{measure} by row. {string.Join("; ", rows.Select(row => $"{row.Name}: {Text(row)}"))}.";
        }

        return $"{measure}, {rows.Count} estimates. The lowest is {Text(defined[0])}, {defined[0].Name}; the highest is "
            + $"{Text(defined[^1])}, {defined[^1].Name}.";
    }

    private static IEnumerable<RuleMark> Reference(double? at) =>
        at is { } value ? [new RuleMark(value, Vertical: true, new Stroke(Palette.Gray, 1.5, Dashed: true))] : [];

    private static double[] Numbers(ForestRow row) => [row.Value.Value, row.Interval.Lower, row.Interval.Upper];

    // The first row is on top.
    private static Axis Names(IReadOnlyList<ForestRow> rows) =>
        new("", -0.6, rows.Count - 0.4)
        {
            Ticks = [.. rows.Select((row, i) => new Tick(rows.Count - 1 - i, $"{row.Name}  {Text(row)}"))],
        };

    private static IEnumerable<Mark> Row(ForestRow row, double y)
    {
        if (row.Interval.IsDefined)
        {
            yield return new LineMark([row.Interval.Lower, row.Interval.Upper], [y, y], new Stroke(row.Color, 2.5));
        }

        if (row.Value.IsDefined)
        {
            yield return new PointMark([row.Value.Value], [y], row.Color, 10);
        }
    }

    private static string Text(ForestRow row) =>
        !row.Value.IsDefined ? "n/a"
        : !row.Interval.IsDefined ? string.Create(CultureInfo.InvariantCulture, $"{row.Value.Value:F3} (no interval)")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Value.Value:F3} ({row.Interval.Lower:F3} to {row.Interval.Upper:F3})"
        );
}
