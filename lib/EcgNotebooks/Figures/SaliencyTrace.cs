namespace EcgNotebooks.Figures;

/// <summary>One lead with what each sample weighs in a network's answer.</summary>
/// <param name="Title">Above the panel, empty for nothing.</param>
/// <param name="Name">The lead and its unit, for the vertical axis.</param>
/// <param name="Samples">The signal.</param>
/// <param name="Weights">How much each sample weighs, 0 to 1, as many as samples.</param>
internal sealed record SaliencyTrace(
    string Title,
    string Name,
    IReadOnlyList<double> Samples,
    IReadOnlyList<double> Weights
);
