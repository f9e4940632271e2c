using System.Text.Json.Nodes;

namespace EcgNotebooks.Experiments;

/// <summary>The threshold that evaluate chose for a model's weights, from metrics.json beside the model.</summary>
internal static class EvaluatedThreshold
{
    /// <summary>The threshold, or null and why there is none, as the end of a sentence.</summary>
    /// <param name="model">The file of weights: best.safetensors or last.safetensors of a run.</param>
    /// <exception cref="EcgException">The file is there but damaged: another threshold would be a guess.</exception>
    public static (double? Threshold, string Missing) Find(string model)
    {
        var metrics = new NetworkFolder(Path.GetDirectoryName(Path.GetFullPath(model))!).Metrics;
        if (!Path.Exists(metrics))
        {
            return (null, "there is no metrics.json beside the model, as 'ecg evaluate' writes it");
        }

        var weights = Path.GetFileNameWithoutExtension(model);
        var report = Reports(metrics).FirstOrDefault(report => Text(metrics, report["weights"]) == weights);
        return report is null ? (null, $"{metrics} holds no figures of '{weights}'") : (Threshold(metrics, report), "");
    }

    private static IEnumerable<JsonObject> Reports(string metrics)
    {
        var root = Object(metrics, Read(metrics));
        foreach (var role in new[] { "tested", "other" })
        {
            if (root.TryGetPropertyValue(role, out var report))
            {
                yield return Object(metrics, report);
            }
        }
    }

    private static JsonNode? Read(string metrics)
    {
        try
        {
            return StoredJson.Read(metrics);
        }
        catch (EcgException e)
        {
            throw Damaged(metrics, e.InnerException?.Message ?? e.Problem, e);
        }
    }

    private static double Threshold(string metrics, JsonObject report)
    {
        var node = Object(metrics, Object(metrics, report["test"])["at_searched_threshold"])["threshold"];
        return node is JsonValue value && value.TryGetValue<double>(out var threshold) && threshold is >= 0 and <= 1
            ? threshold
            : throw Damaged(metrics, "its threshold is no number from 0 to 1");
    }

    private static JsonObject Object(string metrics, JsonNode? node) =>
        node as JsonObject ?? throw Damaged(metrics, "a part of it is no object");

    private static string Text(string metrics, JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text)
            ? text
            : throw Damaged(metrics, "it doesn't say which weights its figures are of");

    private static EcgException Damaged(string metrics, string what, Exception? cause = null) =>
        new(
            $"{metrics}: no threshold can be read from it ({what.TrimEnd('.')}).",
            "Run 'ecg evaluate' again, or name the threshold with --threshold.",
            cause
        );
}
