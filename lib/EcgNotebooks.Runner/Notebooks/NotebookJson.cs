using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>Reads and creates JSON in the conventions of notebooks.</summary>
internal static class NotebookJson
{
    // Metadata and outputs of other programs may be nested, but hardly this deeply.
    private const int MaxDepth = 500;

    private const int MostLines = 100_000;

    private static readonly UTF8Encoding _utf8 = new(false, throwOnInvalidBytes: true);

    private static readonly JsonDocumentOptions _strict = new()
    {
        AllowDuplicateProperties = false,
        MaxDepth = MaxDepth,
    };

    /// <summary>
    /// Parses JSON and checks all strings in it. Nodes are created only when they are accessed; all others are written
    /// again from their bytes.
    /// </summary>
    /// <exception cref="JsonException">The text isn't JSON, has duplicate names, is nested too deeply, or has an invalid string.</exception>
    public static JsonNode? Parse(string json)
    {
        try
        {
            var utf8 = _utf8.GetBytes(json);
            // The strings are checked first because the parser compares the names of an object and fails on invalid ones.
            TextsOfJson.Check(utf8, MaxDepth);
            return JsonNode.Parse(utf8, null, _strict);
        }
        catch (EncoderFallbackException e)
        {
            throw new JsonException(TextsOfJson.BrokenCharacter, e);
        }
    }

    /// <summary>Returns a multi-line string of nbformat, which is one string or a list of lines; for other JSON, returns it as text.</summary>
    public static string Text(JsonNode? node) =>
        node switch
        {
            null => "",
            JsonArray lines when lines.All(IsText) => string.Concat(lines.Select(l => (string)l!)),
            _ when IsText(node) => (string)node!,
            _ => node.ToJsonString(),
        };

    /// <summary>Returns a value as a message quotes it: null if there is none, and "[...]" for lists and objects.</summary>
    public static string? Scalar(JsonNode? node) => node is null or JsonValue ? node?.ToString() : "[...]";

    private static bool IsText(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;

    /// <summary>Returns a text in nbformat's form: a list of lines with their line ends, or one string if there are very many lines.</summary>
    public static JsonNode Lines(string text)
    {
        // Nodes for millions of lines would take gigabytes.
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
