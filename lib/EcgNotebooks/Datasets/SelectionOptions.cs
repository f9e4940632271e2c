using System.Text.Json.Serialization;

namespace EcgNotebooks.Datasets;

/// <summary>Options of the selection; the defaults are those of the published recipe.</summary>
public sealed record SelectionOptions
{
    /// <summary>Whether to draw the smaller class's count from each class, as published; otherwise all clean rows of both are taken.</summary>
    public bool DrawEqualCounts { get; init; } = true;

    /// <summary>Seed of the draw from each class: the published <c>random_state=42</c>.</summary>
    public uint Seed { get; init; } = 42;

    // Options that came later are left out of recipe.json where they aren't used, so that published digests stay.

    /// <summary>The lowest likelihood in percent that a row's first statement must have; null for any, as published.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? MinLikelihood { get; init; }

    /// <summary>Whether only rows are taken whose report a person validated; the published recipe takes all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ValidatedOnly { get; init; }
}
