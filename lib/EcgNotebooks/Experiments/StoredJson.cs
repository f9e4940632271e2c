using System.Text.Json;
using System.Text.Json.Nodes;
using EcgNotebooks.Files;
using EcgNotebooks.Formats;

namespace EcgNotebooks.Experiments;

/// <summary>Reads stored JSON and compares it with recomputed JSON.</summary>
internal static class StoredJson
{
    /// <summary>Reads a JSON file.</summary>
    /// <exception cref="EcgException">The file is missing or damaged.</exception>
    public static JsonNode? Read(string path)
    {
        try
        {
            return StrictJson.ParseNode(RegularFile.ReadAllBytes(path));
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new EcgException($"{path}: the file can't be read ({e.Message})", "Run 'ecg evaluate' again.", e);
        }
    }

    /// <summary>Returns one line for each value that differs, with its path.</summary>
    public static IEnumerable<string> Differences(string at, JsonNode? stored, JsonNode? recomputed) =>
        (stored, recomputed) switch
        {
            (JsonObject a, JsonObject b) => a.Select(p => p.Key)
                .Union(b.Select(p => p.Key))
                .SelectMany(name => Differences($"{at} {name}", a[name], b[name])),
            (JsonArray a, JsonArray b) when a.Count == b.Count => a.SelectMany(
                (item, i) => Differences($"{at} {i}", item, b[i])
            ),
            _ => JsonNode.DeepEquals(stored, recomputed)
                ? []
                : [$"{at}: stored {Text(stored)}, from the predictions {Text(recomputed)}"],
        };

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "nothing";
}
