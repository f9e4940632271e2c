namespace EcgNotebooks.Labels;

/// <summary>How rows are labelled.</summary>
public sealed record LabellingOptions
{
    /// <summary>What makes a label; the default is what the published figures need, not what is printed.</summary>
    public LabelRule Rule { get; init; } = LabelRule.FirstStatement;
}

/// <summary>What makes a label.</summary>
public enum LabelRule
{
    /// <summary>The first statement code is the label: the evident intent.</summary>
    FirstStatement,

    /// <summary>IMI needs a code whose last two characters are the three letters IMI, as printed: no row has one.</summary>
    AsPrinted,
}
