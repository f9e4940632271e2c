namespace EcgNotebooks.Datasets;

/// <summary>How rows are selected; the defaults are the published recipe's.</summary>
public sealed record SelectionOptions
{
    /// <summary>Whether the smaller class's count is drawn from each class, as published; otherwise all clean rows of both are taken.</summary>
    public bool DrawEqualCounts { get; init; } = true;

    /// <summary>Seed of each class's draw: the published <c>random_state=42</c>.</summary>
    public uint Seed { get; init; } = 42;
}
