using System.Text.Json.Nodes;
using EcgNotebooks.Files;

namespace EcgNotebooks.Experiments;

/// <summary>
/// Finds the threshold that 'ecg evaluate' chose for a model's weights in the metrics.json next to the model.
/// </summary>
/// <remarks>
/// The weights are identified by their digest in bundle.json, not by their file name, because a file of that name may hold
/// weights that were trained later, or those of another network.
/// </remarks>
internal static class EvaluatedThreshold
{
    /// <summary>Returns the threshold, or null and the reason why there is none, as the end of a sentence.</summary>
    /// <param name="model">Path of the weights.</param>
    /// <exception cref="EcgException">
    /// metrics.json or bundle.json is damaged, so that any other threshold would be a guess.
    /// </exception>
    public static (double? Threshold, string Missing) Find(string model)
    {
        var folder = new NetworkFolder(Path.GetDirectoryName(Path.GetFullPath(model))!);
        if (!Path.Exists(folder.Metrics))
        {
            return (null, "there is no metrics.json beside the model, as 'ecg evaluate' writes it");
        }

        // The metrics are read before the bundle, so that damage is reported in any case.
        var reports = Reports(folder.Metrics).ToLookup(report => Text(folder.Metrics, report["weights"]));
        if (!Path.Exists(folder.Bundle))
        {
            return (
                null,
                $"there is no bundle.json beside {folder.Metrics} that says which weights its thresholds are for"
            );
        }

        var evaluated = Digests(folder.Bundle);
        var (name, digest) = (Path.GetFileName(model), FileDigest.Of(model));
        string[] same = [.. evaluated.Where(file => file.Value == digest).Select(file => file.Key)];
        if (same.Length == 0)
        {
            return (null, MissingReason(folder, name, evaluated.ContainsKey(name)));
        }

        // If the last epoch is the best, both files have the same content.
        var weights = Path.GetFileNameWithoutExtension(same.Contains(name) ? name : same[0]);
        return reports[weights].FirstOrDefault() is { } report
            ? (Threshold(folder.Metrics, report), "")
            : (null, $"{folder.Metrics} has no measures for the weights '{weights}'");
    }

    private static string MissingReason(NetworkFolder folder, string name, bool isNamed) =>
        isNamed
            ? $"{name} isn't the file that was evaluated, so the threshold in {folder.Metrics} isn't for it; run 'ecg evaluate' again for a new one"
            : $"the thresholds in {folder.Metrics} are for other weights than those of {name}";

    private static IReadOnlyDictionary<string, string> Digests(string bundle)
    {
        try
        {
            return PredictionBundle.Read(bundle).Files;
        }
        catch (EcgException e)
        {
            throw Damaged(bundle, e.InnerException?.Message ?? e.Problem, e);
        }
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
            : throw Damaged(metrics, "its threshold isn't a number from 0 to 1");
    }

    private static JsonObject Object(string metrics, JsonNode? node) =>
        node as JsonObject ?? throw Damaged(metrics, "a value that should be an object isn't one");

    private static string Text(string metrics, JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text)
            ? text
            : throw Damaged(metrics, "it doesn't say which weights its measures are for");

    private static EcgException Damaged(string metrics, string what, Exception? cause = null) =>
        new(
            $"{metrics}: no threshold can be read from it ({what.TrimEnd('.')}).",
            "Run 'ecg evaluate' again, or give the threshold with --threshold.",
            cause
        );
}
