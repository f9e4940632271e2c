using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>JSON as notebooks use it.</summary>
internal static class NotebookJson
{
    // Other programs' metadata and data of outputs may be nested; nobody's are nested like this.
    private const int MaxDepth = 500;

    private const int MostLines = 100_000;

    private static readonly UTF8Encoding _utf8 = new(false, throwOnInvalidBytes: true);

    private static readonly JsonDocumentOptions _strict = new()
    {
        AllowDuplicateProperties = false,
        MaxDepth = MaxDepth,
    };

    /// <summary>
    /// Parses JSON of which every name and text can be taken out later. Nodes are made only where they are asked for, and
    /// what isn't looked at is written again from its bytes.
    /// </summary>
    /// <exception cref="JsonException">The text is no such JSON.</exception>
    public static JsonNode? Parse(string json)
    {
        try
        {
            var utf8 = _utf8.GetBytes(json);
            // First: the parser compares the names of an object, for which they have to be whole.
            TextsOfJson.Check(utf8, MaxDepth);
            return JsonNode.Parse(utf8, null, _strict);
        }
        catch (EncoderFallbackException e)
        {
            throw new JsonException(TextsOfJson.BrokenCharacter, e);
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

    /// <summary>A single value as a message quotes it; null where there is none, "[...]" for lists and objects however large.</summary>
    public static string? Scalar(JsonNode? node) => node is null or JsonValue ? node?.ToString() : "[...]";

    private static bool IsText(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;

    /// <summary>A text as notebooks keep it: a list of lines, each with its line end; one text where it has very many.</summary>
    public static JsonNode Lines(string text)
    {
        // A node for each of millions of lines takes gigabytes.
        if (text.AsSpan().Count('\n') > MostLines)
        {
            return JsonValue.Create(text);
        }

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
