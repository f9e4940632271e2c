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

    /// <summary>A multi-line string: one text, or a list of lines that are joined as they are.</summary>
    public static string Text(JsonNode? node) =>
        node switch
        {
            null => "",
            JsonArray lines => string.Concat(lines.Select(l => l!.GetValue<string>())),
            _ => node.GetValue<string>(),
        };

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
