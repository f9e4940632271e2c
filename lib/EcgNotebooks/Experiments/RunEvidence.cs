using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Baselines;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Spectrum;
using EcgNotebooks.Evaluation.Subgroups;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Evaluation.Usefulness;

namespace EcgNotebooks.Experiments;

/// <summary>Computes what stands beside a network's results, from its predictions and the run's table, for evaluating and for verifying.</summary>
/// <param name="run">The run folder.</param>
internal sealed class RunEvidence(RunFolder run)
{
    /// <summary>Returns the comparison with the baseline without an ECG, which is fitted to the run's own training rows.</summary>
    /// <exception cref="EcgException">A file can't be read, or the rows allow no comparison.</exception>
    public BaselineEvidence Baseline(NetworkKind network, BootstrapOptions? bootstrap) =>
        BaselineEvidence.Of(
            network.Title(),
            PredictionsOf(network),
            SelectedRows.Read(run).Of,
            options: new EvidenceOptions { Bootstrap = bootstrap ?? new() }
        );

    /// <summary>Returns the results by group of recordings.</summary>
    /// <exception cref="EcgException">A file can't be read, or no threshold can be chosen.</exception>
    public SubgroupEvidence Groups(NetworkKind network, BootstrapOptions bootstrap) =>
        SubgroupEvidence.Of(PredictionsOf(network), SelectedRows.Read(run).Of, bootstrap);

    /// <summary>Returns the usefulness at a stated prevalence.</summary>
    /// <exception cref="EcgException">A file can't be read, or no threshold can be chosen.</exception>
    public UsefulnessEvidence Usefulness(NetworkKind network, double prevalence) =>
        UsefulnessEvidence.Of(PredictionsOf(network), prevalence);

    /// <summary>Returns the results on the recordings that the recipe discards, from their stored predictions.</summary>
    /// <exception cref="EcgException">A file can't be read, or no threshold can be chosen.</exception>
    public SpectrumEvidence Spectrum(NetworkKind network, double level) =>
        SpectrumEvidence.Of(
            SpectrumFile.Read(run.Of(network).SpectrumPredictions),
            PredictionsOf(network),
            SelectedRows.Read(run).Of,
            level
        );

    private Predictions PredictionsOf(NetworkKind network) => Predictions.Read(run.Of(network).Predictions);
}
