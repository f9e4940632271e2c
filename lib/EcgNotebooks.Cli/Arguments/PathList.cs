namespace EcgNotebooks.Cli.Arguments;

/// <summary>Paths of which each is a job of its own: one that can't be a path fails by itself.</summary>
internal sealed class PathList
{
    /// <summary>Sorts the paths, and names those on standard error that are none.</summary>
    /// <param name="name">The option or argument that they were given for.</param>
    /// <param name="given">The texts.</param>
    public PathList(string name, IReadOnlyList<string> given)
    {
        Usable = [.. given.Where(text => PathText.Problem(text) is null)];
        HasRefused = Usable.Count < given.Count;
        foreach (var problem in given.Select(PathText.Problem).OfType<string>())
        {
            System.Console.Error.WriteLine($"ecg: {name} {problem}");
        }
    }

    /// <summary>The paths.</summary>
    public IReadOnlyList<string> Usable { get; }

    /// <summary>Whether something else was among them.</summary>
    public bool HasRefused { get; }

    /// <summary>The exit code of a verb that did its work on the paths: wrong usage where there were others.</summary>
    public int ExitCodeOf(bool succeeded) =>
        HasRefused ? ExitCode.WrongUsage
        : succeeded ? ExitCode.Done
        : ExitCode.Failed;
}
