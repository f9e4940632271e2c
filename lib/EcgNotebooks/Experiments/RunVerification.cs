using System.Text.Json;
using System.Text.Json.Nodes;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Storage;

namespace EcgNotebooks.Experiments;

/// <summary>Makes every table and figure of a run again from its predictions, and compares.</summary>
/// <param name="run">The run folder.</param>
public sealed class RunVerification(RunFolder run)
{
    /// <summary>What differs for one network, a line each; none where everything agrees.</summary>
    /// <exception cref="EcgException">The run isn't evaluated, or its predictions can't be read.</exception>
    public IReadOnlyList<string> Differences(NetworkKind network)
    {
        ExclusiveFolder.ThrowIfTaken(run.Root);
        var manifest = RunManifest.Read(run);
        var folder = run.Of(network);
        var bundle = PredictionBundle.Read(folder.Bundle);
        List<string> found =
        [
            .. bundle.ChangedFiles(folder).Select(file => $"{file}: not the file that was evaluated"),
        ];
        if (bundle.Recipe != manifest.Recipe.Digest)
        {
            found.Add("recipe.json: not the recipe that was evaluated");
        }

        if (bundle.Table != manifest.TableDigest)
        {
            found.Add("recipe.json: not the table that was evaluated");
        }

        var report = Again(network, folder, manifest);
        found.AddRange(Numbers("metrics.json", Stored(folder.Metrics), JsonNode.Parse(report.ToJson())));
        found.AddRange(Figures(folder, report, manifest.Simulated));
        return found;
    }

    private static NetworkReport Again(NetworkKind network, NetworkFolder folder, RunManifest manifest)
    {
        var recipe = manifest.Recipe;
        var (tested, other) = recipe.TestsBestCheckpoint ? ("best", "last") : ("last", "best");
        return new NetworkReport(
            network,
            recipe.Name,
            manifest.Simulated,
            WeightsReport.Of(tested, Predictions.Read(folder.Predictions), recipe),
            WeightsReport.Of(other, Predictions.Read(folder.OtherPredictions), recipe)
        );
    }

    private static JsonNode? Stored(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(path));
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new EcgException($"{path}: can't be read ({e.Message})", "Run 'ecg evaluate' again.", e);
        }
    }

    private static IEnumerable<string> Numbers(string at, JsonNode? stored, JsonNode? again)
    {
        if (stored is JsonObject a && again is JsonObject b)
        {
            var names = a.Select(p => p.Key).Union(b.Select(p => p.Key));
            return names.SelectMany(name => Numbers($"{at} {name}", a[name], b[name]));
        }

        return JsonNode.DeepEquals(stored, again)
            ? []
            : [$"{at}: stored {Text(stored)}, from the predictions {Text(again)}"];
    }

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "nothing";

    private static IEnumerable<string> Figures(NetworkFolder folder, NetworkReport report, bool simulated)
    {
        foreach (var (name, figure) in RunFigures.FromPredictions(report, HistoryFile.Read(folder.History), simulated))
        {
            var path = folder.Figure(name);
            if (!File.Exists(path) || File.ReadAllText(path) != EcgNotebooks.Figures.FigureImages.ToSvg(figure))
            {
                yield return $"figures/{name}: not the figure that the predictions give";
            }
        }
    }
}
