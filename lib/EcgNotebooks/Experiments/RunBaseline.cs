using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Baselines;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Experiments;

/// <summary>Compares a network of a run with the baseline without an ECG, which is fitted to the run's own training rows.</summary>
/// <param name="run">The run folder.</param>
internal sealed class RunBaseline(RunFolder run)
{
    /// <summary>Returns the comparison, from predictions.csv and New_data.csv.</summary>
    /// <exception cref="EcgException">A file can't be read, or the rows allow no comparison.</exception>
    public BaselineEvidence Of(NetworkKind network, BootstrapOptions? bootstrap) =>
        BaselineEvidence.Of(
            network.Title(),
            Predictions.Read(run.Of(network).Predictions),
            SelectedRows.Read(run).Of,
            options: new EvidenceOptions { Bootstrap = bootstrap ?? new() }
        );
}
