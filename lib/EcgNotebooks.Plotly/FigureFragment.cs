using Plotly.NET;

namespace EcgNotebooks.Plotly;

/// <summary>The plugin's entry points, which turn figures into interactive HTML or charts.</summary>
/// <remarks>
/// The plugin has its own assembly load context, so figures come as JSON. A chart's type is known only to those who take Plotly.NET
/// from this same context.
/// </remarks>
public static class FigureFragment
{
    /// <summary>Renders a figure as an HTML fragment with plotly.js and the data, which needs no network.</summary>
    /// <param name="figureJson">A figure as JSON, as EcgNotebooks serializes it.</param>
    /// <exception cref="System.Text.Json.JsonException">The JSON isn't a valid figure.</exception>
    public static string Render(string figureJson)
    {
        ArgumentNullException.ThrowIfNull(figureJson);
        var figure = FigureData.Parse(figureJson);
        return ChartHtml.Of(figure, Plotly.Chart.Of(figure), ChartHtml.IdOf(figureJson));
    }

    /// <summary>Converts a figure to a chart, which can be restyled.</summary>
    /// <param name="figureJson">A figure as JSON, as EcgNotebooks serializes it.</param>
    /// <exception cref="System.Text.Json.JsonException">The JSON isn't a valid figure.</exception>
    public static GenericChart Chart(string figureJson)
    {
        ArgumentNullException.ThrowIfNull(figureJson);
        return Plotly.Chart.Of(FigureData.Parse(figureJson));
    }
}
