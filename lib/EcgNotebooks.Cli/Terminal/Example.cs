namespace EcgNotebooks.Cli.Terminal;

/// <summary>A command that a verb's help shows; it runs as printed in a fresh clone, after the examples that the help names.</summary>
/// <param name="Command">The command.</param>
/// <param name="Needs">What a fresh clone doesn't have and the command needs; null where it needs nothing.</param>
internal sealed record Example(string Command, string? Needs = null)
{
    public static implicit operator Example(string command) => new(command);

    /// <summary>The example as a line for a shell, to which the need is a comment.</summary>
    public override string ToString() => Needs is null ? Command : $"{Command}  # needs {Needs}";
}
