using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures;

/// <summary>Extracts the data of a figure without its appearance, so that stored figures can be compared.</summary>
internal static class FigureData
{
    private const int LongestInFull = 1_100;

    /// <summary>
    /// Returns title, caption, labels and the values of every mark; a long series is given as its count and a digest.
    /// </summary>
    public static JsonObject Of(Figure figure) =>
        new()
        {
            ["title"] = figure.Title,
            ["caption"] = figure.Caption,
            ["note"] = figure.Note,
            ["panels"] = new JsonArray([.. figure.Panels.Select(Panel)]),
        };

    private static JsonObject Panel(Panel panel) =>
        new()
        {
            ["title"] = panel.Title,
            ["x"] = panel.X.Label,
            ["y"] = panel.Y.Label,
            ["marks"] = new JsonArray([.. panel.Marks.Select(mark => (JsonNode)Shortened(Values(mark)))]),
        };

    private static JsonObject Values(Mark mark)
    {
        var json = MarkJson.Of(mark);
        foreach (var property in (string[])["color", "stroke", "size", "bold", "align"])
        {
            json.Remove(property);
        }

        return json;
    }

    private static JsonObject Shortened(JsonObject mark)
    {
        foreach (var (name, value) in mark.ToArray())
        {
            if (value is JsonArray { Count: > LongestInFull } series)
            {
                mark[name] = new JsonObject { ["count"] = series.Count, ["sha256"] = Digest(series) };
            }
        }

        return mark;
    }

    // The digest uses nine digits, because the last bits of a sine differ between processors.
    private static string Digest(JsonArray series)
    {
        var text = string.Join(
            ',',
            series.Select(v => v?.GetValue<double>().ToString("G9", CultureInfo.InvariantCulture))
        );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)));
    }
}
