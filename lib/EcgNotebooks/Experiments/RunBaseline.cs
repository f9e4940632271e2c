using EcgNotebooks.Datasets;
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
    public BaselineEvidence Of(NetworkKind network, BootstrapOptions? bootstrap)
    {
        var rows = PtbXlTable.Read(run.Selected).Rows.DistinctBy(row => row.EcgId).ToDictionary(row => row.EcgId);
        PtbXlRow RowOf(int id) =>
            rows.GetValueOrDefault(id)
            ?? throw new EcgException(
                $"{run.Of(network).Predictions}: recording {id} isn't in {run.Selected}.",
                "Run 'ecg evaluate' again."
            );
        return BaselineEvidence.Of(
            network.Title(),
            Predictions.Read(run.Of(network).Predictions),
            RowOf,
            options: new EvidenceOptions { Bootstrap = bootstrap ?? new() }
        );
    }
}
