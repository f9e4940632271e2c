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
        var y = DataRange.Axis("Net benefit (true positives per person)", [lowest, evidence.Prevalence]);
        return new Figure
        {
            Title = $"{name}: decision curve",
            Subtitle = Invariant(
                $"among people of whom {100 * evidence.Prevalence:0.##} % have an inferior infarction"
            ),
            Description = Description(evidence, name),
            Caption = FigureText.ComputedFrom(
                Invariant(
                    $"{FigureText.Count(evidence.Decisions.Matrix.Count, "test row")}, weighted to a prevalence of {100 * evidence.Prevalence:0.##} %"
                )
            ),
            Note = note,
            Height = 464,
            Panels = [new Panel(x, y, marks) { Legend = LegendPosition.Above }],
        };
    }

    private static string Description(UsefulnessEvidence evidence, string name)
    {
        var gains = evidence
            .Curve.Select(point => (point.Threshold, Gain: point.OfModel - Math.Max(0, point.OfAll)))
            .ToArray();
        var best = gains.MaxBy(point => point.Gain);
        return $"The net benefit of acting by {name} is above that of acting for everyone and for no one at "
            + $"{gains.Count(point => point.Gain > 0)} of {gains.Length} threshold probabilities, most at "
            + $"{FigureText.Number(best.Threshold)}, by {FigureText.Number(best.Gain)}.";
    }

    private static LineMark Line(double[] x, double[] y, string color, string name) =>
        new(x, y, new Stroke(color, 2)) { Name = name };
}
