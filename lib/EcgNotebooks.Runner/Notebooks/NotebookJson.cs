using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>How notebooks write JSON.</summary>
internal static class NotebookJson
{
    public static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        // Notebooks are files, not pages: text in other scripts stays readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Parses JSON of which every name and text can be taken out later.</summary>
    /// <exception cref="JsonException">The text is no such JSON.</exception>
    public static JsonNode? Parse(string json)
    {
        try
        {
            var root = JsonNode.Parse(json, null, Strict);
            TakeOut(root);
            return root;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("A text holds a broken character.", e);
        }
    }

    // The parser looks into names and texts only when they are taken out.
    private static void TakeOut(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                members.ToList().ForEach(member => TakeOut(member.Value));
                break;
            case JsonArray items:
                items.ToList().ForEach(TakeOut);
                break;
            case JsonValue value:
                _ = value.TryGetValue<string>(out _);
                break;
        }
    }

    /// <summary>A multi-line string: one text, or a list of lines that are joined as they are; of other JSON its text.</summary>
    public static string Text(JsonNode? node) =>
        node switch
        {
            null => "",
            JsonArray lines when lines.All(IsText) => string.Concat(lines.Select(l => (string)l!)),
            _ when IsText(node) => (string)node!,
            _ => node.ToJsonString(),
        };

    private static bool IsText(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;

    /// <summary>The list of lines that notebooks keep, each with its line end.</summary>
    public static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length; )
        {
            var end = text.IndexOf('\n', start) is >= 0 and var i ? i + 1 : text.Length;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }
}
