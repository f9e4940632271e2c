using EcgNotebooks.Evaluation.Usefulness;
using EcgNotebooks.Figures.Drawing;
using static System.FormattableString;

namespace EcgNotebooks.Figures;

/// <summary>Decision curve: the net benefit of acting by a network's probability, beside acting for everyone and for no one.</summary>
internal static class NetBenefitFigure
{
    /// <summary>Draws the net benefit over the threshold probability.</summary>
    /// <remarks>
    /// The vertical axis ends a little below 0, as in published decision curves: acting for everyone is worse than acting for no one
    /// beyond the prevalence, and how much worse doesn't matter.
    /// </remarks>
    /// <param name="evidence">The results.</param>
    /// <param name="name">Name of the network.</param>
    /// <param name="note">Note about the data, such as "Simulated data"; empty for none.</param>
    public static Figure ToFigure(this UsefulnessEvidence evidence, string name, string note = "")
    {
        ArgumentNullException.ThrowIfNull(evidence);
        double[] thresholds = [.. evidence.Curve.Select(point => point.Threshold)];
        var lowest = -0.3 * evidence.Prevalence;
        double[] Shown(IEnumerable<double> benefits) =>
            [.. benefits.Select(benefit => benefit < lowest ? double.NaN : benefit)];
        Mark[] marks =
        [
            Line(thresholds, Shown(evidence.Curve.Select(_ => 0.0)), Palette.Gray, "no one"),
            Line(thresholds, Shown(evidence.Curve.Select(point => point.OfAll)), Palette.Orange, "everyone"),
            Line(thresholds, Shown(evidence.Curve.Select(point => point.OfModel)), Palette.Blue, name),
        ];
        var x = DataRange.Axis("Probability from which one would act", thresholds);
        var y = DataRange.Axis("Net benefit", [lowest, evidence.Prevalence]);
        return new Figure
        {
            Title = $"{name}: decision curve",
            Subtitle = Invariant(
                $"among people of whom {100 * evidence.Prevalence:0.##} % have an inferior infarction"
            ),
            Note = note,
            Height = 440,
            Panels = [new Panel(x, y, marks) { Legend = LegendPosition.Above }],
        };
    }

    private static LineMark Line(double[] x, double[] y, string color, string name) =>
        new(x, y, new Stroke(color, 2)) { Name = name };
}
