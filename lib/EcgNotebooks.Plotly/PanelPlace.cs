namespace EcgNotebooks.Plotly;

/// <summary>A panel with plotly.js's names of its axes and its legend.</summary>
/// <param name="Panel">The panel.</param>
/// <param name="X">The name by which traces refer to its horizontal axis: x, x2, ...</param>
/// <param name="Y">The name by which traces refer to its vertical axis: y, y2, ...</param>
/// <param name="Legend">The name of its legend: legend, legend2, ...</param>
/// <param name="Unified">Whether one hover label shows all traces at a horizontal position.</param>
internal sealed record PanelPlace(PanelData Panel, string X, string Y, string Legend, bool Unified)
{
    /// <summary>Names the axes and the legend of a figure's panel.</summary>
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

    /// <summary>Converts the name of an axis in traces, such as x2, to its property in the layout, xaxis2.</summary>
    public static string AxisName(string reference) => $"{reference[0]}axis{reference[1..]}";

    /// <summary>Returns the properties that put the mark into the legend at its position, or leave it out.</summary>
    public (string, object)[] LegendEntry(MarkData mark)
    {
        var named = Panel.Named;
        return named.Contains(mark)
            ? [("showlegend", true), ("legend", Legend), ("legendrank", 1001 + Array.IndexOf(named, mark))]
            : [("showlegend", false)];
    }
}
