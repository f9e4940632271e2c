namespace EcgNotebooks.Balancing;

/// <summary>Converts balancing rules to and from the names used on the command line and in studies.</summary>
internal static class BalancingRuleNames
{
    /// <summary>All names, in the order of the rules.</summary>
    public static IReadOnlyList<string> All { get; } =
    [.. Enum.GetValues<BalancingRule>().Select(rule => rule.CommandName())];

    /// <summary>Returns the name of a rule, such as <c>class-weights</c>.</summary>
    public static string CommandName(this BalancingRule rule) =>
        rule switch
        {
            BalancingRule.SmoteOnIdentifiers => "smote-identifiers",
            BalancingRule.Oversampling => "oversampling",
            BalancingRule.None => "none",
            BalancingRule.ClassWeights => "class-weights",
            BalancingRule.SmoteOnWaveforms => "smote-waveforms",
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a balancing rule."),
        };

    /// <summary>Returns the rule with a given name.</summary>
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

        throw new EcgException($"'{name}' is not a balancing rule.", $"Use one of {string.Join(", ", All)}.");
    }

    /// <summary>Returns true if the rule adds rows to the table. The other rules only act during training, on training rows.</summary>
    internal static bool AddsRows(this BalancingRule rule) =>
        rule is BalancingRule.SmoteOnIdentifiers or BalancingRule.Oversampling;
}
