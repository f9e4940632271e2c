namespace EcgNotebooks.Runner.Kernel.Cells;

/// <summary>The magic commands of .NET Interactive other than language selectors, supported by this kernel or not.</summary>
internal static class KernelCommands
{
    public const string Time = "time";
    public const string About = "about";
    public const string Who = "who";
    public const string Whos = "whos";

    private static readonly HashSet<string> _supported = new(StringComparer.Ordinal) { Time, About, Who, Whos };

    private static readonly HashSet<string> _unsupported = new(StringComparer.Ordinal)
    {
        "share",
        "set",
        "connect",
        "log",
        "lsmagic",
        "clear",
        "cls",
        "explain",
        "linqify",
    };

    /// <summary>Returns whether the kernel supports the command.</summary>
    public static bool IsSupported(string name) => _supported.Contains(name);

    /// <summary>Returns whether the word is a command, supported or not.</summary>
    public static bool IsCommand(string name) => _supported.Contains(name) || _unsupported.Contains(name);

    /// <summary>Returns the fault of a cell with an unsupported command.</summary>
    public static FaultPart Unsupported(string name, int line) =>
        new(
            $"#!{name} on line {line} is a command that this runner doesn't support. Remove the line, or run the notebook in a host that supports it."
        );
}
