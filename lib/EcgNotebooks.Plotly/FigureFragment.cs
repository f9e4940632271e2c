namespace EcgNotebooks.Plotly;

/// <summary>The plugin's entry: a figure's JSON in, HTML out. Only strings cross the border of the load context.</summary>
public static class FigureFragment
{
    /// <summary>An interactive chart as an HTML fragment that needs no network: a div, plotly.js, and the data.</summary>
    /// <param name="figureJson">A figure as EcgNotebooks writes it.</param>
    /// <exception cref="System.Text.Json.JsonException">The JSON isn't such a figure.</exception>
    public static string Render(string figureJson)
    {
        ArgumentNullException.ThrowIfNull(figureJson);
        var figure = FigureData.Parse(figureJson);
        return ChartHtml.Of(figure, Chart.Of(figure), ChartHtml.IdOf(figureJson));
    }
}
