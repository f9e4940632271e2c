using Plotly.NET;

namespace EcgNotebooks.Plotly;

/// <summary>Converts lines, rules, points and texts to traces of plotly.js.</summary>
internal static class Traces
{
    /// <summary>Returns the mark's trace, or null for marks that aren't drawn as traces.</summary>
    public static Trace? Of(MarkData mark, PanelPlace place) =>
        mark switch
        {
            LineData line => Line(line, place),
            RuleData rule => Rule(rule, place),
            PointData points => Points(points, place),
            TextData text => Words(text, place),
            _ => null,
        };

    private static Trace Line(LineData line, PanelPlace place)
    {
        var trace = Scatter(line, place, ("mode", "lines"), ("line", Node.Line(line.Stroke)));
        Node.Set(trace, ("x", line.X), ("y", line.Y));
        return Hover(trace, line, place, line.Name.Length > 0 || place.Panel.Y.Label.Length > 0);
    }

    // A rule is a trace because a shape would lie below the grids or above the lines. It extends far beyond the axes, so
    // that its ends stay out of view when the user pans.
    private static Trace Rule(RuleData rule, PanelPlace place)
    {
        var along = rule.Vertical ? place.Panel.Y : place.Panel.X;
        double[] ends = [along.Min - (100 * along.Span), along.Max + (100 * along.Span)];
        double[] at = [rule.At, rule.At];
        var trace = Scatter(rule, place, ("mode", "lines"), ("line", Node.Line(rule.Stroke)));
        Node.Set(trace, ("x", rule.Vertical ? at : ends), ("y", rule.Vertical ? ends : at));
        return Node.Set(trace, ("name", Text.Plain(rule.Name)), ("hoverinfo", "skip"));
    }

    // Points without a name mark values of a line; the line has the hover text.
    private static Trace Points(PointData points, PanelPlace place)
    {
        var marker = Node.Of(("color", points.Color), ("size", points.Size));
        var trace = Scatter(points, place, ("mode", "markers"), ("marker", marker), ("cliponaxis", false));
        Node.Set(trace, ("x", points.X), ("y", points.Y));
        return Hover(trace, points, place, points.Name.Length > 0);
    }

    private static Trace Words(TextData text, PanelPlace place)
    {
        var side = text.Align switch
        {
            TextAlign.Left => "middle right",
            TextAlign.Right => "middle left",
            _ => "middle center",
        };
        var trace = Scatter(
            text,
            place,
            ("mode", "text"),
            ("x", new[] { text.X }),
            ("y", new[] { text.Y }),
            ("text", new[] { text.Bold ? Text.Bold(text.Text) : Text.Plain(text.Text) }),
            ("textposition", side),
            ("textfont", Text.Font(text.Size, text.Color))
        );
        return IsOnCell(text, place.Panel)
            ? CellHover(trace, text, place.Panel)
            : Node.Set(trace, ("hoverinfo", "skip"));
    }

    private static Trace Scatter(MarkData mark, PanelPlace place, params (string, object)[] properties)
    {
        var trace = Node.Set(new Trace("scatter"), ("xaxis", place.X), ("yaxis", place.Y));
        return Node.Set(Node.Set(trace, place.LegendEntry(mark)), properties);
    }

    private static Trace Hover(Trace trace, MarkData mark, PanelPlace place, bool shown)
    {
        var (x, y) = (place.Panel.X.Label, place.Panel.Y.Label);
        var name = Text.Plain(mark.Name.Length > 0 ? mark.Name : y);
        Node.Set(trace, ("name", name));
        if (!shown)
        {
            return Node.Set(trace, ("hoverinfo", "skip"));
        }

        if (x.Length + y.Length == 0)
        {
            return Node.Set(trace, ("hoverinfo", "name"));
        }

        // In a hover label for all traces, plotly.js writes "name : value" itself.
        return place.Unified
            ? trace
            : Node.Set(
                trace,
                ("hovertemplate", $"{Text.Plain(x)}: %{{x}}<br>{Text.Plain(y)}: %{{y}}<extra>{name}</extra>")
            );
    }

    private static bool IsOnCell(TextData text, PanelData panel) =>
        panel
            .Marks.OfType<CellData>()
            .Any(c => c.Left <= text.X && text.X <= c.Right && c.Bottom <= text.Y && text.Y <= c.Top);

    private static Trace CellHover(Trace trace, TextData text, PanelData panel)
    {
        static string At(AxisData axis, double at) =>
            $"{axis.Label}: {axis.Ticks.FirstOrDefault(tick => Math.Abs(tick.At - at) <= 1e-9 * axis.Span)?.Label}";
        var (row, column) = (Text.Plain(At(panel.Y, text.Y)), Text.Plain(At(panel.X, text.X)));
        return Node.Set(trace, ("hovertemplate", $"{row}<br>{column}<br>{Text.Bold(text.Text)}<extra></extra>"));
    }
}
