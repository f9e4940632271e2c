using System.Globalization;
using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures;

/// <summary>Figure of a confusion matrix: true label against predicted label, with the counts in the cells.</summary>
public static class ConfusionMatrixFigure
{
    /// <summary>Draws a confusion matrix; a darker cell has a larger count.</summary>
    /// <param name="trueNegatives">Negatives predicted as negative.</param>
    /// <param name="falsePositives">Negatives predicted as positive.</param>
    /// <param name="falseNegatives">Positives predicted as negative.</param>
    /// <param name="truePositives">Positives predicted as positive.</param>
    /// <param name="title">The figure's title.</param>
    /// <param name="note">Note about the data, such as "Simulated data"; empty for none.</param>
    /// <param name="rows">The rows that the figure is computed from, such as "75 test rows of 61 patients"; if empty, the caption names their number.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static Figure Create(
        int trueNegatives,
        int falsePositives,
        int falseNegatives,
        int truePositives,
        string title = "Confusion matrix",
        string note = "",
        string rows = ""
    )
    {
        int[] counts = [trueNegatives, falsePositives, falseNegatives, truePositives];
        foreach (var count in counts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count);
        }

        var largest = Math.Max(1, counts.Max());
        // Rows run downward, as in a table, with the negatives on top.
        var marks = counts.SelectMany((count, i) => Cell(count, i % 2, 1 - (i / 2), (double)count / largest));
        var panel = new Panel(
            ClassAxis("Predicted label", ["Negative", "Positive"]),
            ClassAxis("True label", ["Positive", "Negative"]),
            [.. marks]
        )
        {
            EqualUnits = true,
        };
        return new Figure
        {
            Title = title,
            Description = Description(trueNegatives, falsePositives, falseNegatives, truePositives),
            Caption = FigureText.ComputedFrom(rows.Length > 0 ? rows : FigureText.Count(counts.Sum(), "row")),
            Note = note,
            Width = 560,
            Height = 544,
            Panels = [panel],
        };
    }

    private static string Description(int trueNegatives, int falsePositives, int falseNegatives, int truePositives) =>
        $"Negative rows: {trueNegatives} predicted negative, {falsePositives} predicted positive. "
        + $"Positive rows: {falseNegatives} predicted negative, {truePositives} predicted positive.";

    private static Mark[] Cell(int count, int column, int row, double share)
    {
        var fill = Shade.Blue(share);
        var text = count.ToString(CultureInfo.InvariantCulture);
        return
        [
            new CellMark(column, column + 1, row, row + 1, fill),
            new TextMark(column + 0.5, row + 0.5, text, Shade.TextOn(fill), 30) { Bold = true },
        ];
    }

    private static Axis ClassAxis(string label, string[] classes) =>
        new(label, 0, 2) { Ticks = [new Tick(0.5, classes[0]), new Tick(1.5, classes[1])] };
}
