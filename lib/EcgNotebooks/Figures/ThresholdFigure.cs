using System.Globalization;
using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures;

/// <summary>Figure of a threshold search: the metric over the thresholds, with the chosen threshold marked.</summary>
public static class ThresholdFigure
{
    /// <summary>Draws a threshold search.</summary>
    /// <param name="thresholds">Thresholds in ascending order.</param>
    /// <param name="metric">Metric at each threshold; a NaN makes a gap.</param>
    /// <param name="chosenIndex">Position of the chosen threshold.</param>
    /// <param name="metricName">Name of the metric, for the vertical axis.</param>
    /// <param name="title">The figure's title.</param>
    /// <param name="note">Note about the data, such as "Simulated data"; empty for none.</param>
    /// <param name="rows">The rows that the figure is computed from, such as "75 test rows of 61 patients"; if empty, the caption names the number of thresholds.</param>
    /// <exception cref="ArgumentException">The lengths differ or are zero.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public static Figure Create(
        IReadOnlyList<double> thresholds,
        IReadOnlyList<double> metric,
        int chosenIndex,
        string metricName = "TP + TN - FP - FN",
        string title = "Threshold search",
        string note = "",
        string rows = ""
    )
    {
        ColumnArrays.ThrowUnlessAligned(thresholds, metric, nameof(metric));
        ArgumentOutOfRangeException.ThrowIfNegative(chosenIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(chosenIndex, thresholds.Count);
        var chosen = thresholds[chosenIndex];
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"Chosen: {chosen:F3}, metric {metric[chosenIndex]:0.###}"
        );
        Mark[] marks =
        [
            new RuleMark(chosen, Vertical: true, new Stroke(Palette.Gray, 1.5, Dashed: true)),
            new LineMark(thresholds, metric, new Stroke(Palette.Blue, 2)) { Name = metricName },
            new PointMark([chosen], [metric[chosenIndex]], Palette.Vermillion, 11) { Name = name },
        ];
        var x = DataRange.Axis("Threshold (probability)", thresholds, about: 12);
        var panel = new Panel(x, DataRange.Axis(metricName, metric), marks) { Legend = LegendPosition.Above };
        return new Figure
        {
            Title = title,
            Description =
                $"{metricName} over the threshold, {FigureText.Range(metric)}. At the chosen threshold, "
                + $"{FigureText.Number(chosen)}, it is {FigureText.Number(metric[chosenIndex])}.",
            Caption = FigureText.ComputedFrom(rows.Length > 0 ? rows : FigureText.Count(thresholds.Count, "threshold")),
            Note = note,
            Height = 464,
            Panels = [panel],
        };
    }
}
