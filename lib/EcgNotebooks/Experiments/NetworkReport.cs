using EcgNotebooks.Evaluation.Evidence;

namespace EcgNotebooks.Experiments;

/// <summary>Evaluation report of one network on the test part, for both of its sets of weights.</summary>
/// <param name="Network">The network.</param>
/// <param name="Recipe">Name of the recipe.</param>
/// <param name="Simulated">Whether the data are simulated.</param>
/// <param name="Tested">Report on the weights that the recipe tests; published: those after the last epoch.</param>
/// <param name="Other">Report on the other weights; published: the best checkpoint.</param>
/// <param name="Evidence">Measures of the tested weights with their uncertainty.</param>
public sealed record NetworkReport(
    NetworkKind Network,
    string Recipe,
    bool Simulated,
    WeightsReport Tested,
    WeightsReport Other,
    EvidenceReport Evidence
) : ClassifierReport(Network.Title(), Recipe, Simulated, Tested, Evidence)
{
    internal override IReadOnlyList<(string Role, WeightsReport Report)> All => [("tested", Tested), ("other", Other)];

    private protected override string Identifier => Network.FolderName();
}
