namespace EcgNotebooks.Runner.Kernel.Cells;

/// <summary>The commands of .NET Interactive that are no languages: those that the kernel follows, and the others.</summary>
internal static class KernelCommands
{
    public const string Time = "time";
    public const string About = "about";
    public const string Who = "who";
    public const string Whos = "whos";

    private static readonly HashSet<string> _followed = new(StringComparer.Ordinal) { Time, About, Who, Whos };

    private static readonly HashSet<string> _notFollowed = new(StringComparer.Ordinal)
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

    /// <summary>Whether the kernel follows the command.</summary>
    public static bool Knows(string name) => _followed.Contains(name);

    /// <summary>Whether the word is a command, followed or not.</summary>
    public static bool IsCommand(string name) => _followed.Contains(name) || _notFollowed.Contains(name);

    /// <summary>What a cell fails with that asks for another command.</summary>
    public static FaultPart Missing(string name, int line) =>
        new(
            $"#!{name} on line {line} is a command that this runner doesn't have. Remove the line, or run the notebook in a host that has it."
        );
}
