namespace EcgNotebooks.Balancing;

/// <summary>Converts balancing methods to and from the names used on the command line and in studies.</summary>
internal static class BalancingMethodNames
{
    /// <summary>All names, in the order of the methods.</summary>
    public static IReadOnlyList<string> All { get; } =
    [.. Enum.GetValues<BalancingMethod>().Select(method => method.CommandName())];

    /// <summary>Returns the name of a method, such as <c>class-weights</c>.</summary>
    public static string CommandName(this BalancingMethod method) =>
        method switch
        {
            BalancingMethod.SmoteOnIdentifiers => "smote-identifiers",
            BalancingMethod.Oversampling => "oversampling",
            BalancingMethod.None => "none",
            BalancingMethod.ClassWeights => "class-weights",
            BalancingMethod.SmoteOnWaveforms => "smote-waveforms",
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Not a balancing method."),
        };

    /// <summary>Returns the method with a given name.</summary>
    /// <exception cref="EcgException">No method has that name.</exception>
    public static BalancingMethod Parse(string name)
    {
        foreach (var method in Enum.GetValues<BalancingMethod>())
        {
            if (method.CommandName() == name)
            {
                return method;
            }
        }

        throw new EcgException($"'{name}' is not a balancing method.", $"Use one of {string.Join(", ", All)}.");
    }

    /// <summary>Returns true if the method adds rows to the table. The other methods only act during training, on training rows.</summary>
    internal static bool AddsRows(this BalancingMethod method) =>
        method is BalancingMethod.SmoteOnIdentifiers or BalancingMethod.Oversampling;
}
