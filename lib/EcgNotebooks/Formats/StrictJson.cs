using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcgNotebooks.Formats;

/// <summary>JSON of which every name and text can be taken out: no name of an object twice, no broken characters.</summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions _options = new() { AllowDuplicateProperties = false };

    /// <summary>Parses bytes in UTF-8.</summary>
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
            // The parser looks into a text only when it is taken out.
            document?.Dispose();
            throw new JsonException("A text holds a broken character.", e);
        }
    }

    /// <summary>Parses bytes in UTF-8 into nodes.</summary>
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
