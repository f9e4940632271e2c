using System.Net;
using EcgNotebooks.Figures.Interaction;

namespace EcgNotebooks.Figures;

/// <summary>A figure with zoom, pan and values under the pointer, as HTML that needs no network.</summary>
/// <remarks>It holds the whole of plotly.js, 3.6 MB.</remarks>
[TypeFormatterSource(typeof(InteractiveFormatters))]
public sealed class InteractiveFigure
{
    private readonly Figure _figure;

    internal InteractiveFigure(Figure figure) => _figure = figure;

    /// <summary>The figure's title.</summary>
    public string Title => _figure.Title;

    /// <summary>A part of a page: the same bytes for the same figure. Notebook hosts call this for a cell's last value.</summary>
    /// <exception cref="EcgException">The plugin that draws it is missing.</exception>
    public string ToHtml() => PlotlyPlugin.Shared.Render(FigureJson.Of(_figure).ToJsonString());

    /// <summary>A whole page with nothing but the figure.</summary>
    /// <exception cref="EcgException">The plugin that draws it is missing.</exception>
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
