using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcgNotebooks.Formats;

/// <summary>Parses JSON strictly: an object's names must be unique, and every text must be valid Unicode.</summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions _options = new() { AllowDuplicateProperties = false };

    /// <summary>Parses UTF-8 bytes as a document.</summary>
    /// <exception cref="JsonException">They are no such JSON.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(utf8, _options);
            Check(document.RootElement);
            return document;
        }
        catch (InvalidOperationException e)
        {
            // The parser validates a text only when it is retrieved.
            document?.Dispose();
            throw new JsonException("A text contains invalid Unicode.", e);
        }
    }

    /// <summary>Parses UTF-8 bytes as a tree of nodes.</summary>
    /// <exception cref="JsonException">They are no such JSON.</exception>
    public static JsonNode? ParseNode(byte[] utf8)
    {
        Parse(utf8).Dispose();
        return JsonNode.Parse(utf8);
    }

    private static void Check(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    Check(property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Check(item);
                }

                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
        }
    }
}
