namespace EcgNotebooks.Balancing;

/// <summary>The names of the balancing rules on the command line and in studies.</summary>
internal static class BalancingRuleNames
{
    /// <summary>All names, in the order of the rules.</summary>
    public static IReadOnlyList<string> All { get; } =
    [.. Enum.GetValues<BalancingRule>().Select(rule => rule.CommandName())];

    /// <summary>The rule's name, such as class-weights.</summary>
    public static string CommandName(this BalancingRule rule) =>
        rule switch
        {
            BalancingRule.SmoteOnIdentifiers => "smote-identifiers",
            BalancingRule.Oversampling => "oversampling",
            BalancingRule.None => "none",
            BalancingRule.ClassWeights => "class-weights",
            BalancingRule.SmoteOnWaveforms => "smote-waveforms",
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a rule for balancing."),
        };

    /// <summary>Reads a rule's name.</summary>
    /// <exception cref="EcgException">No rule has that name.</exception>
    public static BalancingRule Parse(string name)
    {
        foreach (var rule in Enum.GetValues<BalancingRule>())
        {
            if (rule.CommandName() == name)
            {
                return rule;
            }
        }

        throw new EcgException($"'{name}' is not a rule for balancing.", $"Use {string.Join(", ", All)}.");
    }

    /// <summary>Whether the rule adds rows to the table; the others work while a network trains, on training rows alone.</summary>
    internal static bool AddsRows(this BalancingRule rule) =>
        rule is BalancingRule.SmoteOnIdentifiers or BalancingRule.Oversampling;
}
