using System.Runtime.CompilerServices;
using EcgNotebooks.Figures;
using EcgNotebooks.Figures.Interaction;
using GenericChart = Plotly.NET.GenericChart;

namespace EcgNotebooks.Interactive;

/// <summary>Turns figures into charts of Plotly.NET.</summary>
public static class PlotlyExtensions
{
    /// <summary>Returns the figure as a chart of Plotly.NET, for those who want to restyle it with that library.</summary>
    /// <remarks>
    /// As a cell's last value it is shown by the formatter of Plotly.NET.Interactive, whose HTML loads plotly.js from a CDN and has
    /// random ids: it needs a network, and no two runs give the same output. <see cref="Figure.Interactive"/> has neither flaw.
    /// </remarks>
    /// <exception cref="EcgException">The plugin with Plotly.NET is missing or can't be loaded.</exception>
    public static GenericChart ToPlotly(this Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        PlotlyCharts.Enable();
        return Convert(figure);
    }

    // Apart from its caller, because the runtime needs Plotly.NET to compile it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static GenericChart Convert(Figure figure) =>
        (GenericChart)PlotlyPlugin.Shared.Chart(FigureJson.Of(figure).ToJsonString());
}
