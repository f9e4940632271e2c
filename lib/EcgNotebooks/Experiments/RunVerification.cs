using System.Text.Json.Nodes;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Figures;

namespace EcgNotebooks.Experiments;

/// <summary>Makes every table and figure of a run again from its predictions, and compares.</summary>
/// <param name="run">The run folder.</param>
public sealed class RunVerification(RunFolder run)
{
    /// <summary>What differs for one network, a line each; none where everything agrees.</summary>
    /// <exception cref="EcgException">The run isn't evaluated, or its predictions can't be read.</exception>
    public IReadOnlyList<string> Differences(NetworkKind network)
    {
        var manifest = RunManifest.Read(run);
        var folder = run.Of(network);
        var evidence = StoredJson.Read(folder.Evidence);
        var report = manifest.Report(
            network,
            Predictions.Read(folder.Predictions),
            Predictions.Read(folder.OtherPredictions),
            StoredBootstrap.Of(folder.Evidence, evidence)
        );
        return
        [
            .. OfBundle(folder, manifest),
            .. StoredJson.Differences("metrics.json", StoredJson.Read(folder.Metrics), JsonNode.Parse(report.ToJson())),
            .. StoredJson.Differences("evidence.json", evidence, JsonNode.Parse(report.Evidence.ToJson())),
            .. OfFigures(folder, report, manifest.Simulated),
        ];
    }

    /// <summary>What differs in the comparison of both networks; null where the run isn't evaluated with both.</summary>
    /// <exception cref="EcgException">A file is missing or can't be read.</exception>
    public IReadOnlyList<string>? DifferencesOfComparison()
    {
        var comparison = new RunComparison(run);
        if (!comparison.IsPossible)
        {
            return null;
        }

        var stored = StoredJson.Read(run.Comparison);
        var again = comparison.Of(StoredBootstrap.Of(run.Comparison, stored));
        return
        [
            .. StoredJson.Differences("comparison.json", stored, JsonNode.Parse(again.ToJson())),
            .. OfFigure(run.ComparisonFigure, comparison.Figure(again)),
        ];
    }

    private static IEnumerable<string> OfBundle(NetworkFolder folder, RunManifest manifest)
    {
        var bundle = PredictionBundle.Read(folder.Bundle);
        foreach (var file in bundle.ChangedFiles(folder))
        {
            yield return $"{file}: not the file that was evaluated";
        }

        if (bundle.Recipe != manifest.Recipe.Digest)
        {
            yield return "recipe.json: not the recipe that was evaluated";
        }

        if (bundle.Table != manifest.TableDigest)
        {
            yield return "recipe.json: not the table that was evaluated";
        }
    }

    private static IEnumerable<string> OfFigures(NetworkFolder folder, NetworkReport report, bool simulated) =>
        RunFigures
            .FromPredictions(report, HistoryFile.Read(folder.History), simulated)
            .SelectMany(figure => OfFigure(folder.Figure(figure.Name), figure.Figure));

    private static IEnumerable<string> OfFigure(string path, Figure again) =>
        File.Exists(path) && File.ReadAllText(path) == again.ToSvg()
            ? []
            : [$"figures/{Path.GetFileName(path)}: not the figure that the predictions give"];
}
