namespace EcgNotebooks.Runner.Kernel.Cells;

/// <summary>The magic commands of .NET Interactive's own tool that this host doesn't support.</summary>
internal static class KernelCommands
{
    private static readonly HashSet<string> _unsupported = new(StringComparer.Ordinal)
    {
        "connect",
        "log",
        "lsmagic",
        "clear",
        "cls",
        "explain",
        "linqify",
    };

    /// <summary>Returns whether the word is such a command.</summary>
    public static bool IsUnsupported(string name) => _unsupported.Contains(name);

    /// <summary>Returns the fault of a cell with an unsupported command.</summary>
    public static FaultPart Unsupported(string name, int line) =>
        new(
            $"#!{name} on line {line} is a command that this runner doesn't support. Remove the line, or run the notebook in a host that supports it."
        );
}
