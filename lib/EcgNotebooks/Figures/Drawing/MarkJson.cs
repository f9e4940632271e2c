using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcgNotebooks.Figures.Drawing;

/// <summary>A panel's marks as JSON, told apart by their "kind".</summary>
internal static class MarkJson
{
    /// <summary>The mark with its kind, its name and its data.</summary>
    /// <exception cref="NotSupportedException">The library has no such kind of mark.</exception>
    public static JsonObject Of(Mark mark)
    {
        var (kind, data) = Data(mark);
        return new JsonObject([new("kind", kind), new("name", mark.Name), .. data]);
    }

    /// <summary>How a line looks.</summary>
    public static JsonObject Of(Stroke stroke) =>
        new()
        {
            ["color"] = stroke.Color,
            ["width"] = Number(stroke.Width),
            ["dashed"] = stroke.Dashed,
        };

    /// <summary>A number; null where it is NaN or infinite, which JSON doesn't know.</summary>
    public static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    /// <summary>A choice's name as it stands in the JSON.</summary>
    public static string Name(Enum choice) => JsonNamingPolicy.CamelCase.ConvertName(choice.ToString());

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
            _ => throw new NotSupportedException($"A mark of type {mark.GetType().Name} has no JSON."),
        };

    private static JsonArray Numbers(IReadOnlyList<double> values) => [.. values.Select(Number)];
}
