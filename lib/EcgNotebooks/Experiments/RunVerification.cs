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
        var (title, note) = (network.Title(), DemoData.Note(RunManifest.Read(run).Simulated));
        BootstrapOptions Bootstrap() => StoredBootstrap.Of(folder.Evidence);
        return
        [
            .. IfStored(folder.Baseline, () => (evidence.Baseline(network, Bootstrap()).ToJson(), null)),
            .. IfStored(
                folder.Groups,
                () => Drawn(evidence.Groups(network, Bootstrap()), e => e.ToJson(), e => e.ToFigure(title, note)),
                folder.GroupsFigure
            ),
            .. IfStored(
                folder.Usefulness,
                () =>
                    Drawn(
                        evidence.Usefulness(network, Prevalence(folder.Usefulness)),
                        e => e.ToJson(),
                        e => e.ToFigure(title, note)
                    ),
                folder.UsefulnessFigure
            ),
            .. IfStored(
                folder.Spectrum,
                () =>
                    Drawn(evidence.Spectrum(network, Bootstrap().Level), e => e.ToJson(), e => e.ToFigure(title, note)),
                folder.SpectrumFigure
            ),
        ];
    }

    private static (string Json, Figure? Figure) Drawn<T>(T evidence, Func<T, string> json, Func<T, Figure?> figure) =>
        (json(evidence), figure(evidence));

    private static IEnumerable<string> IfStored(
        string path,
        Func<(string Json, Figure? Figure)> recompute,
        string? figure = null
    )
    {
        if (!File.Exists(path))
        {
            return [];
        }

        var recomputed = recompute();
        return
        [
            .. StoredReport.NumberDifferences(path, recomputed.Json),
            .. recomputed.Figure is null ? [] : StoredReport.FigureDifference(figure!, recomputed.Figure),
        ];
    }

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
