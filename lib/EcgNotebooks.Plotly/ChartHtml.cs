using System.Net;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Plotly.NET;

namespace EcgNotebooks.Plotly;

/// <summary>Writes a chart as an HTML fragment.</summary>
/// <remarks>Plotly.NET's own fragments have random ids and rely on a page that has loaded plotly.js.</remarks>
internal static class ChartHtml
{
    private static readonly Lazy<string> _plotlyJs = new(ReadPlotlyJs);

    /// <summary>Returns an element id derived from the figure, so that equal figures give byte-identical pages.</summary>
    public static string IdOf(string figureJson) =>
        "figure-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(figureJson)))[..16];

    /// <summary>Returns the fragment: a div, plotly.js, and a script with the chart's data.</summary>
    public static string Of(FigureData figure, GenericChart chart, string id)
    {
        var title = WebUtility.HtmlEncode(figure.Title);
        var description = WebUtility.HtmlEncode($"{figure.Description} {figure.Caption}".Trim());
        var width = figure.FixedSize ? $"{figure.Width}px" : "100%";
        return $$"""
            <div style="max-width:100%;overflow-x:auto">
            <div id="{{id}}" class="ecg-figure" role="figure" aria-label="{{title}}. {{description}}" style="width:{{width}};height:{{figure.Height}}px"></div>
            </div>
            <noscript>{{title}}: an interactive figure, drawn by a script. {{description}}</noscript>
            <script>if (!window.Plotly) (function (define, exports, module) {
            {{_plotlyJs.Value}}
            })();</script>
            <script>(function () {
            var chart = function () { return {{Json(chart)}}; };
            document.querySelectorAll('[id="{{id}}"]').forEach(function (div) {
            if (div.classList.contains('js-plotly-plot')) return;
            Plotly.newPlot(div, chart());{{HoverAll(figure)}}
            });
            })();</script>

            """.ReplaceLineEndings("\n");
    }

    // plotly.js 2.28 shows only the values of the panel under the pointer; this shows those of all panels at the same time.
    private static string HoverAll(FigureData figure)
    {
        if (!figure.Stacked || figure.Panels.Length == 1)
        {
            return "";
        }

        var panels = figure.Panels.Select((_, i) => PanelPlace.Of(figure, i)).Select(place => $"'{place.X}{place.Y}'");
        return $$"""

            div.on('plotly_hover', function (e) {
            Plotly.Fx.hover(div, {xval: e.points[0].x}, [{{string.Join(",", panels)}}], true);
            });
            """;
    }

    // A "</script>" inside a text must not end the script.
    private static string Json(GenericChart chart)
    {
        var config = JsonConvert.SerializeObject(GenericChart.getConfig(chart));
        var json = GenericChart.toFigureJson(chart);
        return $"Object.assign({json}, {{\"config\":{config}}})".Replace("<", "\\u003c", StringComparison.Ordinal);
    }

    private static string ReadPlotlyJs()
    {
        var assembly = typeof(GenericChart).Assembly;
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith(".min.js", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
