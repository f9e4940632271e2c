using Microsoft.FSharp.Collections;
using Plotly.NET;

namespace EcgNotebooks.Plotly;

/// <summary>Converts a figure to a chart of Plotly.NET.</summary>
internal static class Chart
{
    // Selection has no effect in these figures, and autoscaling loses the axes' own ranges; the reset button restores them.
    private static readonly string[] _needlessButtons = ["select2d", "lasso2d", "autoScale2d"];

    /// <summary>Returns the figure's chart.</summary>
    /// <exception cref="System.Text.Json.JsonException">The figure has no panel or no column, or an axis has no extent.</exception>
    public static GenericChart Of(FigureData figure)
    {
        if (figure.Panels.Length == 0 || figure.Panels.Any(p => !(p.X.Span > 0 && p.Y.Span > 0)) || figure.Columns < 1)
        {
            throw new System.Text.Json.JsonException(
                "The figure has no panel or no column, or the minimum of an axis isn't below its maximum."
            );
        }

        var places = Enumerable.Range(0, figure.Panels.Length).Select(i => PanelPlace.Of(figure, i)).ToArray();
        var traces = places
            .SelectMany(place => place.Panel.Marks.Select(mark => Traces.Of(mark, place)))
            .OfType<Trace>();
        var chart = GenericChart.ofTraceObjects(false, ListModule.OfSeq(traces));
        return GenericChart.setConfig(Settings(), GenericChart.setLayout(Layout(figure, places), chart));
    }

    private static Layout Layout(FigureData figure, PanelPlace[] places)
    {
        var placement = new Placement(figure);
        var layout = Node.Set(new Layout(), Page(figure, placement));
        for (var i = 0; i < places.Length; i++)
        {
            var (place, box) = (places[i], placement.Panels[i]);
            var y = AxisNode.Of(place.Panel.Y, place.Panel.Frame, placement.DomainY(box), place.X);
            // A shared axis is drawn below the last panel.
            var below = figure.Stacked ? places[^1].Y : place.Y;
            var x = AxisNode.Of(place.Panel.X, place.Panel.Frame, placement.DomainX(box), below);
            if (place.Panel.EqualUnits)
            {
                Node.Set(y, ("scaleanchor", place.X), ("constrain", "domain"));
                Node.Set(x, ("constrain", "domain"));
            }

            if (figure.Stacked)
            {
                // The shared axis draws the frames of all panels, but its ticks would appear on some of them only.
                Node.Set(x, ("mirror", place.Panel.Frame ? "all" : false), ("ticks", ""));
            }

            Node.Set(layout, (PanelPlace.AxisName(place.X), x), (PanelPlace.AxisName(place.Y), y));
            Node.Set(layout, (place.Legend, Legends.Of(place.Panel, box, placement)));
        }

        return Node.Set(
            layout,
            ("shapes", places.SelectMany(Cells.Of).ToArray()),
            ("annotations", Captions.Annotations(figure, placement).ToArray())
        );
    }

    private static (string, object)[] Page(FigureData figure, Placement placement) =>
        [
            ("title", Captions.Title(placement)),
            figure.FixedSize ? ("width", figure.Width) : ("autosize", true),
            ("height", figure.Height),
            ("margin", Margin(figure, placement.Plot)),
            ("font", Text.Font(12)),
            ("paper_bgcolor", "#FFFFFF"),
            ("plot_bgcolor", "#FFFFFF"),
            ("hovermode", figure.FixedSize ? "closest" : "x unified"),
            ("dragmode", "zoom"),
        ];

    private static DynamicObj.DynamicObj Margin(FigureData figure, Box plot) =>
        Node.Of(
            ("l", plot.Left),
            ("t", plot.Top),
            ("r", figure.Width - plot.Right),
            ("b", figure.Height - plot.Bottom),
            ("pad", 0),
            ("autoexpand", false)
        );

    private static Config Settings() =>
        Node.Set(
            new Config(),
            ("responsive", true),
            ("displaylogo", false),
            ("doubleClick", "reset"),
            ("modeBarButtonsToRemove", _needlessButtons)
        );
}
