namespace EcgNotebooks.Plotly;

/// <summary>One panel with the names of its axes and its legend.</summary>
/// <param name="Panel">The panel.</param>
/// <param name="X">Its horizontal axis in references: x, x2, ...</param>
/// <param name="Y">Its vertical axis in references: y, y2, ...</param>
/// <param name="Legend">Its legend: legend, legend2, ...</param>
/// <param name="Unified">Whether one hover label shows all traces at a horizontal position.</param>
internal sealed record PanelPlace(PanelData Panel, string X, string Y, string Legend, bool Unified)
{
    public static PanelPlace Of(FigureData figure, int index)
    {
        var number = index == 0 ? "" : $"{index + 1}";
        return new PanelPlace(
            figure.Panels[index],
            figure.Stacked ? "x" : $"x{number}",
            $"y{number}",
            $"legend{number}",
            !figure.FixedSize
        );
    }

    /// <summary>A reference such as x2 as the name of the layout's property: xaxis2.</summary>
    public static string AxisName(string reference) => $"{reference[0]}axis{reference[1..]}";

    /// <summary>Whether and where the mark stands in the legend.</summary>
    public (string, object)[] LegendEntry(MarkData mark)
    {
        var named = Panel.Named;
        return named.Contains(mark)
            ? [("showlegend", true), ("legend", Legend), ("legendrank", 1001 + Array.IndexOf(named, mark))]
            : [("showlegend", false)];
    }
}
