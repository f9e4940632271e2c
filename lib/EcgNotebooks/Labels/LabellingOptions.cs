using System.Text.Json.Serialization;

namespace EcgNotebooks.Labels;

/// <summary>Options of the labelling step.</summary>
public sealed record LabellingOptions
{
    /// <summary>The rule that assigns labels. The default reproduces the published results; the published code itself drops every IMI row.</summary>
    public LabelRule Rule { get; init; } = LabelRule.FirstStatement;

    /// <summary>The codes that are labelled IMI, such as IMI, ILMI, IPMI and IPLMI; null for IMI alone, as published.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? InferiorFamily { get; init; }

    /// <summary>
    /// Seed of a permutation of the labels over the patients; null for none. With permuted labels nothing can be learned, so that
    /// every honest result is that of chance: the control for data leakage.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public uint? PermutedBy { get; init; }
}

/// <summary>Rules that assign a label to a recording.</summary>
public enum LabelRule
{
    /// <summary>The label is the first SCP statement code, as the authors evidently intended.</summary>
    FirstStatement,

    /// <summary>As in the published code: a row is IMI only if the last two characters of its code equal the three letters IMI, which never happens.</summary>
    [JsonStringEnumMemberName("AsPrinted")] // The name in published recipe.json files.
    AsPublished,
}
