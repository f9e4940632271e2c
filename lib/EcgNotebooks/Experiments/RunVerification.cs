using System.Text.Json.Nodes;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Figures;
using EcgNotebooks.Files;
using EcgNotebooks.Simulation;
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
            .. DifferencesOfEvidence(network, folder),
        ];
    }

    // A run has these files only where they were asked for, or where its rows allow them.
    private IEnumerable<string> DifferencesOfEvidence(NetworkKind network, NetworkFolder folder)
    {
        var evidence = new RunEvidence(run);
        BootstrapOptions Bootstrap() => StoredBootstrap.Of(folder.Evidence);
        return
        [
            .. IfStored(folder.Baseline, () => evidence.Baseline(network, Bootstrap()).ToJson()),
            .. IfStored(folder.Groups, () => evidence.Groups(network, Bootstrap()).ToJson()),
            .. IfStored(folder.Usefulness, () => evidence.Usefulness(network, Prevalence(folder.Usefulness)).ToJson()),
            .. File.Exists(folder.Spectrum) ? DifferencesOfSpectrum(network, folder) : [],
        ];
    }

    private IEnumerable<string> DifferencesOfSpectrum(NetworkKind network, NetworkFolder folder)
    {
        var recomputed = new RunEvidence(run).Spectrum(network, StoredBootstrap.Of(folder.Evidence).Level);
        var figure = recomputed.ToFigure(network.Title(), DemoData.Note(RunManifest.Read(run).Simulated));
        return
        [
            .. StoredReport.NumberDifferences(folder.Spectrum, recomputed.ToJson()),
            .. StoredReport.FigureDifference(folder.SpectrumFigure, figure),
        ];
    }

    private static IEnumerable<string> IfStored(string path, Func<string> recompute) =>
        File.Exists(path) ? StoredReport.NumberDifferences(path, recompute()) : [];

    // The prevalence was stated by the user, so that it can only be taken as it stands.
    private static double Prevalence(string path) =>
        StoredJson.Read(path)?["prevalence"] is JsonValue stated
        && stated.TryGetValue<double>(out var value)
        && value is > 0 and < 1
            ? value
            : throw new EcgException(
                $"{path}: the prevalence isn't between 0 and 1.",
                "Run 'ecg evaluate --prevalence' again."
            );

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
