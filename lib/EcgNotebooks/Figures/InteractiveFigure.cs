using System.Net;
using EcgNotebooks.Figures.Interaction;

namespace EcgNotebooks.Figures;

/// <summary>An interactive figure with zoom, pan and values under the pointer, as HTML that works offline.</summary>
/// <remarks>The HTML contains plotly.js, which takes 3.6 MB.</remarks>
[TypeFormatterSource(typeof(InteractiveFormatters))]
public sealed class InteractiveFigure
{
    private readonly Figure _figure;

    internal InteractiveFigure(Figure figure) => _figure = figure;

    /// <summary>Title of the figure.</summary>
    public string Title => _figure.Title;

    /// <summary>
    /// Returns the figure as an HTML fragment, with the same bytes for the same figure; notebook hosts call this
    /// method.
    /// </summary>
    /// <exception cref="EcgException">The Plotly plugin is missing.</exception>
    public string ToHtml() => PlotlyPlugin.Shared.Render(FigureJson.Of(_figure).ToJsonString());

    /// <summary>Returns a whole HTML page with only the figure.</summary>
    /// <exception cref="EcgException">The Plotly plugin is missing.</exception>
    public string ToPage() =>
        $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{WebUtility.HtmlEncode(_figure.Title)}</title>
            </head>
            <body>
            {ToHtml()}</body>
            </html>

            """.ReplaceLineEndings("\n");
}
