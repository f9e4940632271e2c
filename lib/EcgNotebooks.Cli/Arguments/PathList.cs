namespace EcgNotebooks.Cli.Arguments;

/// <summary>Paths that a verb processes one by one, so that an invalid path doesn't stop the others.</summary>
internal sealed class PathList
{
    /// <summary>Separates valid from invalid paths and reports the invalid ones on standard error.</summary>
    /// <param name="name">The name of the option or argument, for the messages.</param>
    /// <param name="given">The paths as the user typed them.</param>
    public PathList(string name, IReadOnlyList<string> given)
    {
        Usable = [.. given.Where(text => PathText.Problem(text) is null)];
        HasRefused = Usable.Count < given.Count;
        foreach (var problem in given.Select(PathText.Problem).OfType<string>())
        {
            System.Console.Error.WriteLine($"ecg: {name} {problem}");
        }
    }

    /// <summary>The valid paths.</summary>
    public IReadOnlyList<string> Usable { get; }

    /// <summary>Whether any of the given paths was invalid.</summary>
    public bool HasRefused { get; }

    /// <summary>Returns the exit code of a verb that has processed the valid paths: wrong usage if any path was invalid.</summary>
    /// <param name="succeeded">Whether all valid paths were processed successfully.</param>
    public int ExitCodeOf(bool succeeded) =>
        HasRefused ? ExitCode.WrongUsage
        : succeeded ? ExitCode.Done
        : ExitCode.Failed;
}
