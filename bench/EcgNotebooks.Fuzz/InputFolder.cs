namespace EcgNotebooks.Fuzz;

/// <summary>The folder of the current input; only what differs from the one before is written.</summary>
internal sealed class InputFolder
{
    private readonly Dictionary<string, byte[]> _there = new(StringComparer.Ordinal);
    private HashSet<string> _written = [];

    public InputFolder(string path) => Path = Directory.CreateDirectory(path).FullName;

    public string Path { get; }

    /// <summary>Makes the folder hold these files and no others.</summary>
    public void Put(IReadOnlyDictionary<string, byte[]> files)
    {
        foreach (var old in _there.Keys.Where(name => !files.ContainsKey(name)).ToList())
        {
            File.Delete(System.IO.Path.Combine(Path, old));
            _there.Remove(old);
        }

        foreach (var (name, content) in files)
        {
            if (!_there.TryGetValue(name, out var old) || old != content)
            {
                var path = System.IO.Path.Combine(Path, name);
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, content);
                _there[name] = content;
            }
        }

        _written = Listing();
    }

    /// <summary>Empties the folder where reading left something in it, which it may.</summary>
    public void Tidy()
    {
        if (_written.SetEquals(Listing()))
        {
            return;
        }

        Directory.Delete(Path, recursive: true);
        Directory.CreateDirectory(Path);
        _there.Clear();
    }

    private HashSet<string> Listing() =>
        [
            .. new DirectoryInfo(Path)
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"),
        ];
}
