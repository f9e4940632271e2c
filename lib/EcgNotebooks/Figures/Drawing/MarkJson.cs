using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcgNotebooks.Figures.Drawing;

/// <summary>Converts a panel's marks to JSON, with their type as "kind".</summary>
internal static class MarkJson
{
    /// <summary>Returns a mark with its kind, name and data.</summary>
    /// <exception cref="NotSupportedException">The mark is of an unknown type.</exception>
    public static JsonObject Of(Mark mark)
    {
        var (kind, data) = Data(mark);
        return new JsonObject([new("kind", kind), new("name", mark.Name), .. data]);
    }

    /// <summary>Returns the style of a line.</summary>
    public static JsonObject Of(Stroke stroke) =>
        new()
        {
            ["color"] = stroke.Color,
            ["width"] = Number(stroke.Width),
            ["dashed"] = stroke.Dashed,
        };

    /// <summary>Returns a number; null where it is NaN or infinite, which JSON doesn't have.</summary>
    public static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    /// <summary>Returns the name of an enum value in the JSON.</summary>
    public static string Name(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static (string Kind, KeyValuePair<string, JsonNode?>[] Data) Data(Mark mark) =>
        mark switch
        {
            LineMark m => ("line", [new("x", Numbers(m.X)), new("y", Numbers(m.Y)), new("stroke", Of(m.Stroke))]),
            PointMark m => (
                "points",
                [new("x", Numbers(m.X)), new("y", Numbers(m.Y)), new("color", m.Color), new("size", Number(m.Size))]
            ),
            CellMark m => (
                "cell",
                [
                    new("left", Number(m.Left)),
                    new("right", Number(m.Right)),
                    new("bottom", Number(m.Bottom)),
                    new("top", Number(m.Top)),
                    new("color", m.Color),
                ]
            ),
            TextMark m => (
                "text",
                [
                    new("x", Number(m.X)),
                    new("y", Number(m.Y)),
                    new("text", m.Text),
                    new("color", m.Color),
                    new("size", Number(m.Size)),
                    new("align", Name(m.Align)),
                    new("bold", m.Bold),
                ]
            ),
            RuleMark m => ("rule", [new("at", Number(m.At)), new("vertical", m.Vertical), new("stroke", Of(m.Stroke))]),
            _ => throw new NotSupportedException($"A mark of type {mark.GetType().Name} can't be converted to JSON."),
        };

    private static JsonArray Numbers(IReadOnlyList<double> values) => [.. values.Select(Number)];
}
