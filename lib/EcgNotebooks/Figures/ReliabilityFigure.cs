using System.Globalization;
using EcgNotebooks.Evaluation.Calibration;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures;

/// <summary>Figure of a reliability diagram with a histogram of the predicted probabilities.</summary>
public static class ReliabilityFigure
{
    private const string Score = "Predicted probability";

    /// <summary>Draws a reliability curve; empty bins have no point.</summary>
    /// <param name="curve">The reliability curve.</param>
    /// <param name="title">The figure's title.</param>
    /// <param name="note">Note about the data, such as "Simulated data"; empty for none.</param>
    /// <param name="level">Confidence level of the Wilson intervals of each bin, above 0 and below 1.</param>
    /// <param name="rows">The rows that the figure is computed from, such as "75 test rows of 61 patients"; if empty, the caption names their number.</param>
    public static Figure Create(
        ReliabilityCurve curve,
        string title = "Reliability diagram",
        string note = "",
        double level = 0.95,
        string rows = ""
    )
    {
        ArgumentNullException.ThrowIfNull(curve);
        return new Figure
        {
            Title = title,
            Subtitle = string.Create(
                CultureInfo.InvariantCulture,
                $"Vertical lines: {100 * level:0.##} % intervals (Wilson), as if each row were a patient"
            ),
            Description = Description(curve),
            Caption = FigureText.ComputedFrom(
                rows.Length > 0 ? rows : FigureText.Count(curve.Bins.Sum(bin => bin.Count), "row")
            ),
            Note = note,
            Width = 880,
            Height = 524,
            Columns = 2,
            Panels = [Diagram(curve, level), Histogram(curve.Bins)],
        };
    }

    private static string Description(ReliabilityCurve curve)
    {
        var bins = curve.Bins.Where(bin => bin.Count > 0).ToArray();
        return $"Reliability diagram with {FigureText.Count(bins.Length, "bin")}: the mean predicted probability ranges "
            + $"{FigureText.Range(bins.Select(bin => bin.MeanScore.Value))}, the share of positive rows "
            + $"{FigureText.Range(bins.Select(bin => bin.PositiveShare.Value))}, and the expected calibration error (ECE) is "
            + $"{FigureText.Number(curve.ExpectedCalibrationError)}. Beside it, a histogram of the predicted probabilities.";
    }

    private static Panel Diagram(ReliabilityCurve curve, double level)
    {
        var bins = curve.Bins.Where(bin => bin.Count > 0).ToArray();
        double[] scores = [.. bins.Select(bin => bin.MeanScore.Value)];
        double[] shares = [.. bins.Select(bin => bin.PositiveShare.Value)];
        var error = string.Create(CultureInfo.InvariantCulture, $"ECE = {curve.ExpectedCalibrationError:F3}");
        Mark[] marks =
        [
            new LineMark([0, 1], [0, 1], new Stroke(Palette.Gray, 1.5, Dashed: true)) { Name = "Calibrated" },
            Intervals(bins, level),
            new LineMark(scores, shares, new Stroke(Palette.Blue, 2)) { Name = error },
            new PointMark(scores, shares, Palette.Blue, 8),
        ];
        return new Panel(ShareAxis("Mean predicted probability of the bin"), ShareAxis("Share of positive rows"), marks)
        {
            EqualUnits = true,
            Legend = LegendPosition.Above,
        };
    }

    // One mark draws the lines of all bins; a NaN separates them.
    private static LineMark Intervals(ReliabilityBin[] bins, double level)
    {
        var intervals = bins.Select(bin => ProportionInterval.Wilson(bin.Positives, bin.Count, level)).ToArray();
        return new LineMark(
            [.. bins.SelectMany(bin => Enumerable.Repeat(bin.MeanScore.Value, 3))],
            [.. intervals.SelectMany(i => (double[])[i.Lower, i.Upper, double.NaN])],
            new Stroke(Palette.SkyBlue, 2)
        );
    }

    private static Panel Histogram(IReadOnlyList<ReliabilityBin> bins)
    {
        var marks = bins.SelectMany(Bars).ToArray();
        // Only the first bar of each class is named, so that the legend shows each class once.
        foreach (var (color, name) in ((string, string)[])[(Palette.Orange, "Positive"), (Palette.SkyBlue, "Negative")])
        {
            var first = Array.FindIndex(marks, bar => bar.Color == color);
            if (first >= 0)
            {
                marks[first] = marks[first] with { Name = name };
            }
        }

        var largest = Math.Max(1, bins.Max(bin => bin.Count));
        return new Panel(ShareAxis(Score), Axis.Numeric("Rows", 0, 1.06 * largest), marks)
        {
            Legend = LegendPosition.Above,
        };
    }

    // The negatives are stacked on the positives.
    private static IEnumerable<CellMark> Bars(ReliabilityBin bin)
    {
        var gap = 0.04 * (bin.Upper - bin.Lower);
        var (left, right) = (bin.Lower + gap, bin.Upper - gap);
        if (bin.Positives > 0)
        {
            yield return new CellMark(left, right, 0, bin.Positives, Palette.Orange);
        }

        if (bin.Count > bin.Positives)
        {
            yield return new CellMark(left, right, bin.Positives, bin.Count, Palette.SkyBlue);
        }
    }

    // The axis is a little longer than 0 to 1, so that a point on the edge isn't cut in half.
    private static Axis ShareAxis(string label) => Axis.Numeric(label, -0.02, 1.02);
}
