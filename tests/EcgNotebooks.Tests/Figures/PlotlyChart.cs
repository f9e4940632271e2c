using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcgNotebooks.Figures;

namespace EcgNotebooks.Tests.Figures;

/// <summary>The data of an interactive figure that are passed to plotly.js.</summary>
internal sealed class PlotlyChart
{
    private const string Start = "Object.assign(";
    private readonly JsonNode _chart;

    public PlotlyChart(Figure figure)
    {
        var html = figure.Interactive().ToHtml();
        var json = Encoding.UTF8.GetBytes(html[(html.LastIndexOf(Start, StringComparison.Ordinal) + Start.Length)..]);
        var reader = new Utf8JsonReader(json);
        _chart = JsonNode.Parse(ref reader)!;
    }

    public JsonObject[] Traces => [.. _chart["data"]!.AsArray().Select(trace => trace!.AsObject())];

    public JsonNode Layout => _chart["layout"]!;

    public string[] Annotations => [.. Layout["annotations"]!.AsArray().Select(note => (string)note!["text"]!)];

    public static double?[] Numbers(JsonNode? array) => [.. array!.AsArray().Select(number => (double?)number)];
}
