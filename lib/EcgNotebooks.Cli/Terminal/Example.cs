namespace EcgNotebooks.Cli.Terminal;

/// <summary>An example in a verb's help; it runs as printed in a fresh clone, after the examples of the verbs that the help names.</summary>
/// <param name="Command">The command.</param>
/// <param name="Needs">A prerequisite that a fresh clone doesn't have, such as a network connection; null if there is none.</param>
internal sealed record Example(string Command, string? Needs = null)
{
    public static implicit operator Example(string command) => new(command);

    /// <summary>Returns the example as a line for a shell, with the prerequisite as a comment.</summary>
    public override string ToString() => Needs is null ? Command : $"{Command}  # needs {Needs}";
}
