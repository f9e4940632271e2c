using EcgNotebooks.Evaluation;
using EcgNotebooks.Figures.Drawing;
using static System.FormattableString;

namespace EcgNotebooks.Figures;

/// <summary>Figure of a ROC curve with the ROC AUC in the legend and the Youden point marked.</summary>
public static class RocFigure
{
    /// <summary>Draws a ROC curve.</summary>
    /// <param name="falsePositiveRates">False positive rate at each threshold, 0 to 1.</param>
    /// <param name="truePositiveRates">True positive rate at each threshold, 0 to 1.</param>
    /// <param name="thresholds">Thresholds; infinite at the point where no row is predicted positive.</param>
    /// <param name="rocAuc">ROC AUC; NaN where it is undefined.</param>
    /// <param name="title">The figure's title.</param>
    /// <param name="note">Note about the data, such as "Simulated data"; empty for none.</param>
    /// <param name="rows">The rows that the figure is computed from, such as "75 test rows of 61 patients"; if empty, the caption names the number of points.</param>
    /// <param name="interval">Interval of the ROC AUC with its level, such as "95 % interval 0.70 to 0.88"; empty for none.</param>
    /// <exception cref="ArgumentException">The lengths differ or are zero.</exception>
    public static Figure Create(
        IReadOnlyList<double> falsePositiveRates,
        IReadOnlyList<double> truePositiveRates,
        IReadOnlyList<double> thresholds,
        double rocAuc,
        string title = "ROC curve",
        string note = "",
        string rows = "",
        string interval = ""
    )
    {
        ColumnArrays.ThrowUnlessAligned(falsePositiveRates, truePositiveRates, nameof(truePositiveRates));
        ColumnArrays.ThrowUnlessAligned(falsePositiveRates, thresholds, nameof(thresholds));
        RocPoint[] points =
        [
            .. falsePositiveRates.Select((rate, i) => new RocPoint(rate, truePositiveRates[i], thresholds[i])),
        ];
        var youden = points[RocCurve.YoudenPositionOf(points)];
        Mark[] marks =
        [
            new LineMark([0, 1], [0, 1], new Stroke(Palette.Gray, 1.5, Dashed: true)) { Name = "Chance" },
            new LineMark(falsePositiveRates, truePositiveRates, new Stroke(Palette.Blue, 2.5))
            {
                Name = AucName(rocAuc),
            },
            new PointMark([youden.FalsePositiveRate], [youden.TruePositiveRate], Palette.Vermillion, 11)
            {
                Name = Invariant($"Youden point, threshold {youden.Threshold:F3}"),
            },
        ];
        var panel = new Panel(RateAxis("False positive rate"), RateAxis("True positive rate"), marks)
        {
            EqualUnits = true,
            Legend = LegendPosition.LowerRight,
        };
        return new Figure
        {
            Title = title,
            Description = Description(youden, rocAuc, interval),
            Caption = FigureText.ComputedFrom(rows.Length > 0 ? rows : FigureText.Count(points.Length, "threshold")),
            Note = note,
            Width = 620,
            Height = 624,
            Panels = [panel],
        };
    }

    private static string Description(RocPoint youden, double rocAuc, string interval)
    {
        var auc = double.IsNaN(rocAuc) ? "an undefined ROC AUC" : Invariant($"a ROC AUC of {rocAuc:0.00}");
        return $"ROC curve with {auc}{(interval.Length > 0 ? $" ({interval})" : "")}. At the Youden point, threshold "
            + $"{FigureText.Number(youden.Threshold)}, the true positive rate is {FigureText.Number(youden.TruePositiveRate)} "
            + $"and the false positive rate {FigureText.Number(youden.FalsePositiveRate)}.";
    }

    private static string AucName(double rocAuc) =>
        double.IsNaN(rocAuc) ? "ROC AUC undefined" : Invariant($"ROC AUC = {rocAuc:0.00}");

    // The axis is a little longer than 0 to 1, so that a curve along the edge isn't cut in half.
    private static Axis RateAxis(string label) => Axis.Numeric(label, -0.02, 1.02);
}
