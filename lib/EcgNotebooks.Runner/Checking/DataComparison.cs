using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Runner.Checking;

/// <summary>Compares the data behind figures: JSON, where a list of numbers is a curve.</summary>
internal static class DataComparison
{
    /// <summary>The first difference, with the place where it is; null where there is none.</summary>
    /// <param name="stored">The stored JSON.</param>
    /// <param name="fresh">The new one.</param>
    /// <param name="tolerance">How far numbers may differ, as a fraction of the largest of their curve or of 1 where all are smaller.</param>
    public static string? Difference(string stored, string fresh, double tolerance)
    {
        try
        {
            return Difference(NotebookJson.Parse(stored), NotebookJson.Parse(fresh), tolerance, 1, "");
        }
        catch (JsonException)
        {
            return TextComparison.Difference(stored, fresh, tolerance);
        }
    }

    private static string? Difference(JsonNode? stored, JsonNode? fresh, double tolerance, double scale, string at) =>
        (stored, fresh) switch
        {
            (JsonObject a, JsonObject b) => Members(a, b, tolerance, at),
            (JsonArray a, JsonArray b) => Items(a, b, tolerance, at),
            _ when Number(stored) is { } a && Number(fresh) is { } b => Math.Abs(a - b)
            <= tolerance * Math.Max(scale, Math.Max(Math.Abs(a), Math.Abs(b)))
                ? null
                : Told(at, stored, fresh),
            _ when stored?.GetValueKind() == JsonValueKind.String && fresh?.GetValueKind() == JsonValueKind.String =>
                TextComparison.Difference((string)stored!, (string)fresh!, tolerance) is { } found
                    ? $"{at}: {found}"
                    : null,
            _ => JsonNode.DeepEquals(stored, fresh) ? null : Told(at, stored, fresh),
        };

    private static string? Members(JsonObject stored, JsonObject fresh, double tolerance, string at)
    {
        var names = stored.Select(p => p.Key).Union(fresh.Select(p => p.Key));
        return names
            .Select(name => Difference(stored[name], fresh[name], tolerance, 1, at.Length > 0 ? $"{at}.{name}" : name))
            .FirstOrDefault(found => found is not null);
    }

    private static string? Items(JsonArray stored, JsonArray fresh, double tolerance, string at)
    {
        if (stored.Count != fresh.Count)
        {
            return $"{at}: {stored.Count} values are stored, the run gave {fresh.Count}";
        }

        var scale = stored.Select(v => Math.Abs(Number(v) ?? 0)).Append(1).Max();
        return stored
            .Zip(fresh)
            .Select((pair, i) => Difference(pair.First, pair.Second, tolerance, scale, $"{at}[{i}]"))
            .FirstOrDefault(found => found is not null);
    }

    private static double? Number(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.Number ? node.GetValue<double>() : null;

    private static string Told(string at, JsonNode? stored, JsonNode? fresh) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{at}: stored {stored?.ToJsonString() ?? "nothing"}, now {fresh?.ToJsonString() ?? "nothing"}"
        );
}
