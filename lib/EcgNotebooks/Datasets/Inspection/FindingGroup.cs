namespace EcgNotebooks.Datasets.Inspection;

/// <summary>All findings of one kind.</summary>
/// <param name="Kind">The kind of the findings.</param>
/// <param name="Count">Number of findings.</param>
/// <param name="First">The first findings in the dataset's order, as many as the options keep.</param>
/// <param name="Worst">The findings with the largest extent, the worst first.</param>
internal sealed record FindingGroup(
    FindingKind Kind,
    int Count,
    IReadOnlyList<Finding> First,
    IReadOnlyList<Finding> Worst
);
