namespace EcgNotebooks.Plotly;

/// <summary>The plugin's entry point, which renders figures as interactive HTML.</summary>
/// <remarks>The plugin has its own assembly load context, so arguments and results are strings.</remarks>
public static class FigureFragment
{
    /// <summary>Renders a figure as an HTML fragment with plotly.js and the data, which needs no network.</summary>
    /// <param name="figureJson">A figure as JSON, as EcgNotebooks serializes it.</param>
    /// <exception cref="System.Text.Json.JsonException">The JSON isn't a valid figure.</exception>
    public static string Render(string figureJson)
    {
        ArgumentNullException.ThrowIfNull(figureJson);
        var figure = FigureData.Parse(figureJson);
        return ChartHtml.Of(figure, Chart.Of(figure), ChartHtml.IdOf(figureJson));
    }
}
