using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Runner.Checking;

/// <summary>Compares the data of figures, which are JSON; lines are compared as curves, independent of the points that define them.</summary>
internal static class DataComparison
{
    /// <summary>Returns the first difference and its path in the JSON, or null if there is none.</summary>
    /// <param name="stored">The stored JSON.</param>
    /// <param name="fresh">The JSON of the new run.</param>
    /// <param name="tolerance">The accepted difference of numbers, relative to the largest value of their curve or to 1, whichever is larger.</param>
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
                : Differs(at, stored, fresh),
            _ when stored?.GetValueKind() == JsonValueKind.String && fresh?.GetValueKind() == JsonValueKind.String =>
                TextComparison.Difference((string)stored!, (string)fresh!, tolerance) is { } found
                    ? $"{at}: {found}"
                    : null,
            _ => JsonNode.DeepEquals(stored, fresh) ? null : Differs(at, stored, fresh),
        };

    private static string? Members(JsonObject stored, JsonObject fresh, double tolerance, string at)
    {
        var names = stored.Select(p => p.Key).Union(fresh.Select(p => p.Key));
        var isSameCurve = new Lazy<bool>(() => tolerance > 0 && IsSameCurve(stored, fresh, tolerance));
        return names
            .Select(name =>
                Difference(stored[name], fresh[name], tolerance, 1, at.Length > 0 ? $"{at}.{name}" : name) is { } found
                && !(name is "x" or "y" && isSameCurve.Value)
                    ? found
                    : null
            )
            .FirstOrDefault(found => found is not null);
    }

    private static bool IsSameCurve(JsonObject stored, JsonObject fresh, double tolerance)
    {
        if (Curve(stored) is not { } before || Curve(fresh) is not { } now)
        {
            return false;
        }

        var x = before.Max(vertex => Math.Max(1, Math.Abs(vertex.X)));
        var y = before.Max(vertex => Math.Max(1, Math.Abs(vertex.Y)));
        return CurveDistance.Between(Scaled(before, x, y), Scaled(now, x, y)) <= tolerance;
    }

    private static (double X, double Y)[] Scaled((double X, double Y)[] curve, double x, double y) =>
        [.. curve.Select(vertex => (vertex.X / x, vertex.Y / y))];

    // A line of a figure has as many x values as y values, all of them numbers.
    private static (double X, double Y)[]? Curve(JsonObject mark)
    {
        var (x, y) = (Numbers(mark["x"]), Numbers(mark["y"]));
        return
            mark["kind"] is JsonValue kind
            && kind.TryGetValue<string>(out var name)
            && name == "line"
            && x is { Length: > 0 }
            && x.Length == y?.Length
            ? [.. x.Zip(y)]
            : null;
    }

    private static double[]? Numbers(JsonNode? node) =>
        node is JsonArray list && list.All(item => Number(item) is not null)
            ? [.. list.Select(item => Number(item)!.Value)]
            : null;

    private static string? Items(JsonArray stored, JsonArray fresh, double tolerance, string at)
    {
        if (stored.Count != fresh.Count)
        {
            return $"{at}: {stored.Count} values are stored, but the new run gave {fresh.Count}";
        }

        var scale = stored.Select(v => Math.Abs(Number(v) ?? 0)).Append(1).Max();
        return stored
            .Zip(fresh)
            .Select((pair, i) => Difference(pair.First, pair.Second, tolerance, scale, $"{at}[{i}]"))
            .FirstOrDefault(found => found is not null);
    }

    private static double? Number(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.Number ? node.GetValue<double>() : null;

    private static string Differs(string at, JsonNode? stored, JsonNode? fresh) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{at}: stored {stored?.ToJsonString() ?? "nothing"}, now {fresh?.ToJsonString() ?? "nothing"}"
        );
}
