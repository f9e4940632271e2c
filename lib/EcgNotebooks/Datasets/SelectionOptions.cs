namespace EcgNotebooks.Datasets;

/// <summary>Options of the selection; the defaults are those of the published recipe.</summary>
public sealed record SelectionOptions
{
    /// <summary>Whether to draw the smaller class's count from each class, as published; otherwise all clean rows of both are taken.</summary>
    public bool DrawEqualCounts { get; init; } = true;

    /// <summary>Seed of the draw from each class: the published <c>random_state=42</c>.</summary>
    public uint Seed { get; init; } = 42;
}
