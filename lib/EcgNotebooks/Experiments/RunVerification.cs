using EcgNotebooks.Evaluation;
using EcgNotebooks.Files;
using EcgNotebooks.Training;

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
        var (manifest, folder) = (RunManifest.Read(run), run.Of(network));
        var bundle = PredictionBundle.Read(folder.Bundle);
        string[] files =
        [
            .. bundle.Differences(run, folder, manifest.Recipe.Digest),
            .. bundle.Table == manifest.TableDigest ? [] : (string[])["recipe.json: not the table that was evaluated"],
        ];
        return StoredReport.Differences(files, () => Made(network, manifest, folder));
    }

    /// <summary>What differs in the comparison of both networks; null where the run isn't evaluated with both.</summary>
    /// <exception cref="EcgException">A file is missing or can't be read.</exception>
    public IReadOnlyList<string>? DifferencesOfComparison()
    {
        ExclusiveFolder.ThrowIfTaken(run.Root);
        var comparison = new RunComparison(run);
        if (!comparison.IsPossible)
        {
            return null;
        }

        string[] files = comparison.IsCurrent
            ? []
            : ["a network's weights or predictions aren't those that were evaluated"];
        return StoredReport.Differences(files, () => Made(comparison));
    }

    private static IEnumerable<string> Made(NetworkKind network, RunManifest manifest, NetworkFolder folder)
    {
        var report = manifest.Report(
            network,
            Predictions.Read(folder.Predictions),
            Predictions.Read(folder.OtherPredictions),
            StoredBootstrap.Of(folder.Evidence)
        );
        var history = HistoryFile.Read(folder.History);
        return
        [
            .. StoredReport.Differences(folder, report),
            .. StoredReport.Differences(folder, RunFigures.FromPredictions(report, history, manifest.Simulated)),
        ];
    }

    private IEnumerable<string> Made(RunComparison comparison)
    {
        var again = comparison.Of(StoredBootstrap.Of(run.Comparison));
        return
        [
            .. StoredReport.Numbers(run.Comparison, again.ToJson()),
            .. StoredReport.Picture(run.ComparisonFigure, comparison.Figure(again)),
        ];
    }
}
