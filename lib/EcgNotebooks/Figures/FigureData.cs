using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures;

/// <summary>The data behind a figure, without its looks: stored figures are compared by it.</summary>
internal static class FigureData
{
    private const int LongestInFull = 1_100;

    /// <summary>Title, labels and every mark's values; of a long series the count and a digest.</summary>
    public static JsonObject Of(Figure figure) =>
        new()
        {
            ["title"] = figure.Title,
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
        foreach (var look in (string[])["color", "stroke", "size", "bold", "align"])
        {
            json.Remove(look);
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

    // Nine digits: the last bit of a sine differs between processors.
    private static string Digest(JsonArray series)
    {
        var text = string.Join(
            ',',
            series.Select(v => v?.GetValue<double>().ToString("G9", CultureInfo.InvariantCulture))
        );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)));
    }
}
