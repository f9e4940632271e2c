namespace EcgNotebooks.Fuzz;

/// <summary>A seed input: a valid input that mutations start from.</summary>
/// <param name="Files">The contents of all files, by their relative path with '/' as separator.</param>
/// <param name="Harmed">The names of the files to mutate.</param>
internal sealed record Sample(IReadOnlyDictionary<string, byte[]> Files, IReadOnlyList<string> Harmed)
{
    /// <summary>Creates a seed input from all files of a folder, of which the given ones, or else all, are mutated.</summary>
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

    /// <summary>Creates a seed input from contents in memory, all of which are mutated.</summary>
    public static Sample Of(params IReadOnlyList<(string Name, byte[] Content)> files) =>
        new(files.ToDictionary(f => f.Name, f => f.Content), [.. files.Select(f => f.Name)]);

    /// <summary>Returns a copy with another content of one file.</summary>
    public Sample With(string name, byte[] content) =>
        this with
        {
            Files = new Dictionary<string, byte[]>(Files) { [name] = content },
        };
}
