using System.Globalization;
using PlotlyObject = DynamicObj.DynamicObj;

namespace EcgNotebooks.Plotly;

/// <summary>Converts an axis with its range, ticks and grids to plotly.js's properties.</summary>
internal static class AxisNode
{
    public static PlotlyObject Of(AxisData axis, bool frame, double[] domain, string anchor)
    {
        var node = Node.Of(
            (
                "title",
                Node.Of(("text", Text.Plain(axis.Label)), ("font", Text.Font(PanelSpace.LabelSize)), ("standoff", 6))
            ),
            ("range", new[] { axis.Min, axis.Max }),
            ("domain", domain),
            ("anchor", anchor),
            ("zeroline", false),
            ("automargin", false),
            ("showline", frame),
            ("mirror", frame),
            ("linecolor", "#000000"),
            ("tickfont", Text.Font(PanelSpace.TickSize)),
            ("ticks", frame && axis.Ticks.Length > 0 ? "outside" : ""),
            ("ticklen", 5),
            ("showticklabels", axis.Ticks.Length > 0)
        );
        Ticks(axis, node);
        Grids(axis, node);
        return node;
    }

    // Numeric ticks are recomputed when the user zooms; ticks with names stay where they are.
    private static void Ticks(AxisData axis, PlotlyObject node)
    {
        if (StepOf(axis) is { } step)
        {
            // plotly.js chooses the smallest step of 1, 2 or 5 times a power of ten that is not below the span divided by this
            // number; before any zoom, that is the figure's own step.
            Node.Set(node, ("tickmode", "auto"), ("nticks", (int)Math.Floor((axis.Span / step) + 1e-9) + 1));
        }
        else if (axis.Ticks.Length > 0)
        {
            Node.Set(
                node,
                ("tickmode", "array"),
                ("tickvals", axis.Ticks.Select(tick => tick.At).ToArray()),
                ("ticktext", axis.Ticks.Select(tick => Text.Plain(tick.Label)).ToArray())
            );
        }
    }

    // plotly.js has two grids per axis: the major one lies at the ticks, only the minor one has a step of its own.
    private static void Grids(AxisData axis, PlotlyObject node)
    {
        var grids = axis.Grids;
        var ticked = axis.Ticks.Length > 0;
        var atTicks = grids.LastOrDefault(grid => !ticked || IsStep(grid.Step, StepOf(axis)));
        Node.Set(node, ("showgrid", atTicks is not null));
        if (atTicks is not null)
        {
            Node.Set(node, Line(atTicks));
            if (!ticked)
            {
                Node.Set(node, ("tickmode", "linear"), ("tick0", 0), ("dtick", atTicks.Step));
            }
        }

        if (grids.LastOrDefault(grid => grid != atTicks) is { } other)
        {
            var minor = Node.Of(("showgrid", true), ("tickmode", "linear"), ("tick0", 0), ("dtick", other.Step));
            Node.Set(node, ("minor", Node.Set(minor, Line(other))));
        }
    }

    private static (string, object)[] Line(GridData grid) =>
        [
            ("gridcolor", grid.Stroke.Color),
            ("gridwidth", grid.Stroke.Width),
            ("griddash", grid.Stroke.Dashed ? "dash" : "solid"),
        ];

    /// <summary>Returns the distance between ticks labelled with their own position; null for other labels.</summary>
    private static double? StepOf(AxisData axis)
    {
        var numeric = axis.Ticks.All(tick =>
            double.TryParse(tick.Label, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && Math.Abs(value - tick.At) <= 1e-9 * axis.Span
        );
        return numeric && axis.Ticks.Length > 1 ? axis.Ticks[1].At - axis.Ticks[0].At : null;
    }

    private static bool IsStep(double step, double? ticks) => ticks is { } t && Math.Abs(step - t) <= 1e-6 * t;
}
