using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Figures;
using EcgNotebooks.Files;
using EcgNotebooks.Simulation;

namespace EcgNotebooks.Experiments;

/// <summary>Compares CNN and CRNN from the predictions of a run.</summary>
/// <param name="run">The run folder.</param>
internal sealed class RunComparison(RunFolder run)
{
    private readonly RunManifest _manifest = RunManifest.Read(run);

    /// <summary>Whether both networks have been evaluated on the present recipe and table of the run.</summary>
    public bool IsPossible => Enum.GetValues<NetworkKind>().All(IsEvaluated);

    /// <summary>Whether, in addition, the predictions are those of the present weights of the run.</summary>
    public bool IsCurrent => IsPossible && Enum.GetValues<NetworkKind>().All(IsUnchanged);

    public PairedEvidence Of(BootstrapOptions? bootstrap)
    {
        var (first, second) = (NetworkKind.Cnn, NetworkKind.Crnn);
        // Each network has its own threshold from validation, whatever the recipe does.
        return PairedEvidence.Of(
            first.Title(),
            Predictions.Read(run.Of(first).Predictions),
            second.Title(),
            Predictions.Read(run.Of(second).Predictions),
            new EvidenceOptions { Bootstrap = bootstrap ?? new() }
        );
    }

    public Figure Figure(PairedEvidence evidence) => evidence.ToFigure(DemoData.Note(_manifest.Simulated));

    public void Write(PairedEvidence evidence)
    {
        evidence.Save(run.Comparison);
        AtomicFile.WriteText(run.ComparisonFigure, Figure(evidence).ToSvg());
    }

    public void Remove()
    {
        foreach (var file in (string[])[run.Comparison, run.ComparisonFigure])
        {
            AtomicFile.Delete(file);
        }
    }

    private bool IsUnchanged(NetworkKind network)
    {
        var folder = run.Of(network);
        return PredictionBundle.Read(folder.Bundle).ChangedFiles(folder).Count == 0;
    }

    private bool IsEvaluated(NetworkKind network)
    {
        var path = run.Of(network).Bundle;
        return File.Exists(path)
            && PredictionBundle.Read(path) is var bundle
            && bundle.Recipe == _manifest.Recipe.Digest
            && bundle.Table == _manifest.TableDigest;
    }
}
