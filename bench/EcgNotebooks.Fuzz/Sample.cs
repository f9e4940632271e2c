namespace EcgNotebooks.Fuzz;

/// <summary>An unharmed input.</summary>
/// <param name="Files">Every file's content by its name in the input's folder, '/' between folders.</param>
/// <param name="Harmed">Names of the files that mutations change.</param>
internal sealed record Sample(IReadOnlyDictionary<string, byte[]> Files, IReadOnlyList<string> Harmed)
{
    /// <summary>All files of a folder; those of the given names are harmed, all where none is given.</summary>
    public static Sample OfFolder(string folder, params IReadOnlyList<string> harmed)
    {
        var files = Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(
                path => Path.GetRelativePath(folder, path).Replace('\\', '/'),
                File.ReadAllBytes,
                StringComparer.Ordinal
            );
        return new Sample(files, harmed.Count > 0 ? harmed : [.. files.Keys.Order(StringComparer.Ordinal)]);
    }

    /// <summary>Files in memory, all of them harmed.</summary>
    public static Sample Of(params IReadOnlyList<(string Name, byte[] Content)> files) =>
        new(files.ToDictionary(f => f.Name, f => f.Content), [.. files.Select(f => f.Name)]);

    /// <summary>The same with another content of one file.</summary>
    public Sample With(string name, byte[] content) =>
        this with
        {
            Files = new Dictionary<string, byte[]>(Files) { [name] = content },
        };
}
