using System.Text.Json.Nodes;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Usefulness;
using EcgNotebooks.Files;
using EcgNotebooks.Training;

namespace EcgNotebooks.Experiments;

/// <summary>
/// Recomputes every table and figure of a run from its predictions, and compares them with the stored ones.
/// </summary>
/// <param name="run">The run folder.</param>
internal sealed class RunVerification(RunFolder run)
{
    /// <summary>Returns the differences for one network, one line each; none if everything agrees.</summary>
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
        return StoredReport.Differences(files, () => Recomputed(network, manifest, folder));
    }

    /// <summary>Returns the differences in the comparison of both networks; null if not both have been evaluated.</summary>
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
        return StoredReport.Differences(files, () => Recomputed(comparison));
    }

    private IEnumerable<string> Recomputed(NetworkKind network, RunManifest manifest, NetworkFolder folder)
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
            .. DifferencesOfBaseline(network, folder),
            .. DifferencesOfGroups(network, folder),
            .. DifferencesOfUsefulness(folder),
        ];
    }

    // A run whose rows allow no comparison has none.
    private IEnumerable<string> DifferencesOfBaseline(NetworkKind network, NetworkFolder folder) =>
        File.Exists(folder.Baseline)
            ? StoredReport.NumberDifferences(
                folder.Baseline,
                new RunBaseline(run).Of(network, StoredBootstrap.Of(folder.Evidence)).ToJson()
            )
            : [];

    private IEnumerable<string> DifferencesOfGroups(NetworkKind network, NetworkFolder folder) =>
        File.Exists(folder.Groups)
            ? StoredReport.NumberDifferences(
                folder.Groups,
                new Experiment(run).RunGroups(network, StoredBootstrap.Of(folder.Evidence)).ToJson()
            )
            : [];

    private static IEnumerable<string> DifferencesOfUsefulness(NetworkFolder folder)
    {
        if (!File.Exists(folder.Usefulness))
        {
            return [];
        }

        // The prevalence was stated by the user, so that it can only be taken as it stands.
        var prevalence =
            StoredJson.Read(folder.Usefulness)?["prevalence"] is JsonValue stated
            && stated.TryGetValue<double>(out var value)
            && value is > 0 and < 1
                ? value
                : throw new EcgException(
                    $"{folder.Usefulness}: the prevalence isn't between 0 and 1.",
                    "Run 'ecg evaluate --prevalence' again."
                );
        var recomputed = UsefulnessEvidence.Of(Predictions.Read(folder.Predictions), prevalence);
        return StoredReport.NumberDifferences(folder.Usefulness, recomputed.ToJson());
    }

    private IEnumerable<string> Recomputed(RunComparison comparison)
    {
        var recomputed = comparison.Of(StoredBootstrap.Of(run.Comparison));
        return
        [
            .. StoredReport.NumberDifferences(run.Comparison, recomputed.ToJson()),
            .. StoredReport.FigureDifference(run.ComparisonFigure, comparison.Figure(recomputed)),
        ];
    }
}
