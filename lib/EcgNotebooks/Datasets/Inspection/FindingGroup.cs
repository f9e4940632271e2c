namespace EcgNotebooks.Datasets.Inspection;

/// <summary>All findings of one kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Count">How many there are.</param>
/// <param name="First">The first of them in the dataset's order, as many as the options keep.</param>
/// <param name="Worst">Those of largest extent, the worst first.</param>
internal sealed record FindingGroup(
    FindingKind Kind,
    int Count,
    IReadOnlyList<Finding> First,
    IReadOnlyList<Finding> Worst
);
