using PlotlyObject = DynamicObj.DynamicObj;

namespace EcgNotebooks.Plotly;

/// <summary>Creates the legend of a panel.</summary>
internal static class Legends
{
    private const double Inset = 10;

    public static PlotlyObject Of(PanelData panel, Box box, Placement placement)
    {
        var common = Node.Of(
            ("font", Text.Font(PanelSpace.LegendSize)),
            ("xref", "paper"),
            ("yref", "paper"),
            ("borderwidth", 0)
        );
        return panel.Legend == LegendPlace.Above
            ? Node.Set(common, Above(box, placement))
            : Node.Set(common, Corner(panel.Legend, box, placement));
    }

    private static (string, object)[] Above(Box box, Placement placement) =>
        [
            ("orientation", "h"),
            ("x", placement.DomainX(box).Average()),
            ("xanchor", "center"),
            ("y", placement.DomainY(box)[1] + (4 / placement.Plot.Height)),
            ("yanchor", "bottom"),
            ("bgcolor", "rgba(0,0,0,0)"),
        ];

    private static (string, object)[] Corner(LegendPlace corner, Box box, Placement placement)
    {
        var left = corner is LegendPlace.UpperLeft or LegendPlace.LowerLeft;
        var top = corner is LegendPlace.UpperLeft or LegendPlace.UpperRight;
        var (x, y) = (placement.DomainX(box), placement.DomainY(box));
        var (insetX, insetY) = (Inset / placement.Plot.Width, Inset / placement.Plot.Height);
        return
        [
            ("x", left ? x[0] + insetX : x[1] - insetX),
            ("xanchor", left ? "left" : "right"),
            ("y", top ? y[1] - insetY : y[0] + insetY),
            ("yanchor", top ? "top" : "bottom"),
            ("bgcolor", "#FFFFFF"),
            ("bordercolor", "#E3E3E3"),
            ("borderwidth", 1),
        ];
    }
}
