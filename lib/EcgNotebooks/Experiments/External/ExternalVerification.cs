using System.Text.Json.Nodes;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Files;

namespace EcgNotebooks.Experiments.External;

/// <summary>Makes every table and figure on predictions made elsewhere again from predictions.csv, and compares.</summary>
/// <param name="folder">The folder that the report was written to.</param>
internal sealed class ExternalVerification(NetworkFolder folder)
{
    /// <summary>Whether the folder holds such a report.</summary>
    public bool IsPossible => File.Exists(folder.Bundle);

    /// <summary>What differs, a line each; none where everything agrees.</summary>
    /// <exception cref="EcgException">A file is missing or can't be read.</exception>
    public IReadOnlyList<string> Differences()
    {
        ExclusiveFolder.ThrowIfTaken(folder.Root);
        var (metrics, bundle) = (StoredJson.Read(folder.Metrics), PredictionBundle.Read(folder.Bundle));
        var recipe = Recipe.Named(Value<string>(metrics, "recipe"));
        string[] files = [.. bundle.DifferencesOfExternal(folder, recipe.Digest)];
        return StoredReport.Differences(files, () => Made(metrics, recipe));
    }

    private IEnumerable<string> Made(JsonNode? metrics, Recipe recipe)
    {
        var report = ExternalEvaluation.Of(
            Value<string>(metrics, "network"),
            recipe,
            Value<bool>(metrics, "simulated"),
            Predictions.Read(folder.Predictions),
            StoredBootstrap.Of(folder.Evidence)
        ) with
        {
            Missing = Missing(metrics),
        };
        return
        [
            .. StoredReport.Differences(folder, report),
            .. StoredReport.Differences(folder, report.OfPredictions()),
        ];
    }

    // Only the table could tell again.
    private MissingRows Missing(JsonNode? metrics) =>
        metrics?["missing_rows"] is { } missing
            ? new(Value<int>(missing, "validation"), Value<int>(missing, "test"))
            : MissingRows.None;

    private T Value<T>(JsonNode? metrics, string name)
    {
        try
        {
            return metrics![name]!.GetValue<T>();
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or NullReferenceException)
        {
            throw new EcgException($"{folder.Metrics}: {name} is missing.", "Run 'ecg evaluate' again.", e);
        }
    }
}
