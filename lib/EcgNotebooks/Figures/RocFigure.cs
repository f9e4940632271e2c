using System.Globalization;
using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures;

/// <summary>The ROC curve with its area in the legend and the Youden point marked.</summary>
public static class RocFigure
{
    /// <summary>Draws a curve.</summary>
    /// <param name="falsePositiveRates">False positive rate of each threshold, 0 to 1.</param>
    /// <param name="truePositiveRates">True positive rate of each threshold, 0 to 1.</param>
    /// <param name="thresholds">The thresholds; infinite where no score is above it.</param>
    /// <param name="area">Area under the curve; NaN where it is undefined.</param>
    /// <param name="title">The figure's title.</param>
    /// <param name="note">What the reader must know of the data, empty for nothing.</param>
    /// <exception cref="ArgumentException">The lengths differ or are zero.</exception>
    public static Figure Create(
        IReadOnlyList<double> falsePositiveRates,
        IReadOnlyList<double> truePositiveRates,
        IReadOnlyList<double> thresholds,
        double area,
        string title = "ROC curve",
        string note = ""
    )
    {
        ColumnArrays.ThrowUnlessAligned(falsePositiveRates, truePositiveRates, nameof(truePositiveRates));
        ColumnArrays.ThrowUnlessAligned(falsePositiveRates, thresholds, nameof(thresholds));
        var best = YoudenIndex(falsePositiveRates, truePositiveRates);
        Mark[] marks =
        [
            new LineMark([0, 1], [0, 1], new Stroke(Palette.Gray, 1.5, Dashed: true)) { Name = "Chance" },
            new LineMark(falsePositiveRates, truePositiveRates, new Stroke(Palette.Blue, 2.5))
            {
                Name = AreaName(area),
            },
            new PointMark([falsePositiveRates[best]], [truePositiveRates[best]], Palette.Vermillion, 11)
            {
                Name = Invariant($"Youden point, threshold {thresholds[best]:0.000}"),
            },
        ];
        var panel = new Panel(RateAxis("False positive rate"), RateAxis("True positive rate"), marks)
        {
            EqualUnits = true,
            Legend = LegendPlace.LowerRight,
        };
        return new Figure
        {
            Title = title,
            Note = note,
            Width = 620,
            Height = 600,
            Panels = [panel],
        };
    }

    /// <summary>The first position with the largest TPR - FPR (Youden 1950).</summary>
    private static int YoudenIndex(IReadOnlyList<double> falsePositiveRates, IReadOnlyList<double> truePositiveRates)
    {
        var best = 0;
        for (var i = 1; i < falsePositiveRates.Count; i++)
        {
            if (truePositiveRates[i] - falsePositiveRates[i] > truePositiveRates[best] - falsePositiveRates[best])
            {
                best = i;
            }
        }

        return best;
    }

    private static string AreaName(double area) =>
        double.IsNaN(area) ? "AUC undefined" : Invariant($"AUC = {area:0.00}");

    // A little more than 0 to 1, so that a curve along the edge isn't cut in half.
    private static Axis RateAxis(string label) => Axis.Numeric(label, -0.02, 1.02);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
