using EcgNotebooks.Files;

namespace EcgNotebooks.Cli.Notebooks;

/// <summary>Assigns each notebook the path of its executed copy: the notebook's file name, with parent folders if several notebooks have the same name.</summary>
internal sealed class ExecutedCopies
{
    private readonly Dictionary<string, string> _paths;

    /// <summary>Assigns the paths of all copies.</summary>
    /// <param name="notebooks">The notebooks' paths, without duplicates.</param>
    /// <param name="folder">The folder for the copies.</param>
    public ExecutedCopies(IReadOnlyList<string> notebooks, string folder) =>
        _paths = Names(notebooks).ToDictionary(pair => pair.Key, pair => Path.Combine(folder, pair.Value));

    /// <summary>Returns the path of a notebook's executed copy.</summary>
    public string PathOf(string notebook) => _paths[notebook];

    /// <summary>Returns the first notebook that a copy would overwrite, or null if there is none.</summary>
    public string? Overwritten()
    {
        // The usual file systems of Windows and macOS ignore case.
        var comparer = OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
        var copies = _paths.Values.Select(Real).ToHashSet(comparer);
        return _paths.Keys.FirstOrDefault(notebook => copies.Contains(Real(notebook)));
    }

    private static string Real(string path) => RealPath.Of(Path.GetFullPath(path)) ?? Path.GetFullPath(path);

    private static Dictionary<string, string> Names(IReadOnlyList<string> notebooks)
    {
        var parts = notebooks.ToDictionary(notebook => notebook, Parts);
        var taken = notebooks.ToDictionary(notebook => notebook, _ => 1);
        string Name(string notebook) => Path.Combine([.. parts[notebook].TakeLast(taken[notebook])]);
        while (true)
        {
            var alike = notebooks
                .GroupBy(Name, StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Count() > 1)
                .SelectMany(group => group)
                .Where(notebook => taken[notebook] < parts[notebook].Length)
                .ToList();
            if (alike.Count == 0)
            {
                return notebooks.ToDictionary(notebook => notebook, Name);
            }

            alike.ForEach(notebook => taken[notebook]++);
        }
    }

    // Splits a path without its root: "/a/b.ipynb" becomes "a" and "b.ipynb".
    private static string[] Parts(string notebook)
    {
        var full = Path.GetFullPath(notebook);
        return full[Path.GetPathRoot(full)!.Length..]
            .Split(
                [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar],
                StringSplitOptions.RemoveEmptyEntries
            );
    }
}
