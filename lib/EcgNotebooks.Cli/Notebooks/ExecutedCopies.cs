using EcgNotebooks.Files;

namespace EcgNotebooks.Cli.Notebooks;

/// <summary>Where each notebook's executed copy goes: under the notebook's name, and where several have one name, in folders named as theirs.</summary>
internal sealed class ExecutedCopies
{
    private readonly Dictionary<string, string> _paths;

    /// <summary>Decides for all of them, before any of them runs.</summary>
    /// <param name="notebooks">The notebooks, each once.</param>
    /// <param name="folder">The folder for the copies.</param>
    public ExecutedCopies(IReadOnlyList<string> notebooks, string folder) =>
        _paths = Names(notebooks).ToDictionary(pair => pair.Key, pair => Path.Combine(folder, pair.Value));

    /// <summary>Where a notebook's copy goes.</summary>
    public string PathOf(string notebook) => _paths[notebook];

    /// <summary>The first notebook that a copy would take the place of; null where there is none.</summary>
    public string? Overwritten()
    {
        // Elsewhere file systems see no difference between large and small letters.
        var letters = OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
        var copies = _paths.Values.Select(Real).ToHashSet(letters);
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

    // Without the root: of "/a/b.ipynb" the parts "a" and "b.ipynb".
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
