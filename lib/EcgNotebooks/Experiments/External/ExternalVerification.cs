using System.Text.Json;
using System.Text.Json.Nodes;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Files;

namespace EcgNotebooks.Experiments.External;

/// <summary>
/// Recomputes every table and figure of a report on external predictions from predictions.csv, and compares them.
/// </summary>
/// <param name="folder">Folder of the report.</param>
internal sealed class ExternalVerification(NetworkFolder folder)
{
    /// <summary>Whether the folder has a report that can be verified.</summary>
    public bool IsPossible => File.Exists(folder.Bundle);

    /// <summary>Returns the differences, one line each; none if everything agrees.</summary>
    /// <exception cref="EcgException">A file is missing or can't be read.</exception>
    public IReadOnlyList<string> Differences()
    {
        ExclusiveFolder.ThrowIfTaken(folder.Root);
        var (metrics, bundle) = (StoredJson.Read(folder.Metrics), PredictionBundle.Read(folder.Bundle));
        var recipe = bundle.RecipeOfRun is { } options ? Read(options) : Recipe.Named(Value<string>(metrics, "recipe"));
        string[] files = [.. bundle.DifferencesOfExternal(folder, recipe.Digest)];
        return StoredReport.Differences(files, () => Recomputed(metrics, recipe));
    }

    private Recipe Read(JsonElement options)
    {
        try
        {
            return Recipe.FromJson(options);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new EcgException(
                $"{folder.Bundle}: the recipe in it is damaged ({e.Message})",
                "Run 'ecg evaluate' again.",
                e
            );
        }
    }

    private IEnumerable<string> Recomputed(JsonNode? metrics, Recipe recipe)
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

    // The number of missing rows can't be recomputed without the table.
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
            throw new EcgException(
                $"{folder.Metrics}: the property {name} is missing or invalid.",
                "Run 'ecg evaluate' again.",
                e
            );
        }
    }
}
