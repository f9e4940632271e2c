using EcgNotebooks.Evaluation.Evidence;

namespace EcgNotebooks.Experiments;

/// <summary>What the test part says of one network: with the weights that the recipe tests, and with the others beside them.</summary>
/// <param name="Network">The network.</param>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="Simulated">Whether the data are simulated.</param>
/// <param name="Tested">The weights that the recipe tests; published: the last.</param>
/// <param name="Other">The weights that it doesn't test; published: the best checkpoint.</param>
/// <param name="Evidence">How far the figures of the tested weights can be trusted.</param>
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
