namespace EcgNotebooks.Figures;

/// <summary>One lead with the contribution of each sample to the network's output.</summary>
/// <param name="Title">Title above the panel; empty for none.</param>
/// <param name="Name">Lead and unit, for the vertical axis.</param>
/// <param name="Samples">Samples of the signal.</param>
/// <param name="Weights">Contribution of each sample, 0 to 1; as many as samples.</param>
internal sealed record SaliencyTrace(
    string Title,
    string Name,
    IReadOnlyList<double> Samples,
    IReadOnlyList<double> Weights
);
