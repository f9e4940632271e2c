namespace EcgNotebooks.Fuzz;

/// <summary>The folder of the current input; only files that differ from the previous input are written.</summary>
internal sealed class InputFolder
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private HashSet<string> _written = [];

    public InputFolder(string path) => Path = Directory.CreateDirectory(path).FullName;

    /// <summary>The full path of the folder.</summary>
    public string Path { get; }

    /// <summary>Writes the files of an input and deletes all others.</summary>
    public void Put(IReadOnlyDictionary<string, byte[]> files)
    {
        foreach (var old in _files.Keys.Where(name => !files.ContainsKey(name)).ToList())
        {
            File.Delete(System.IO.Path.Combine(Path, old));
            _files.Remove(old);
        }

        foreach (var (name, content) in files)
        {
            if (!_files.TryGetValue(name, out var old) || old != content)
            {
                var path = System.IO.Path.Combine(Path, name);
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, content);
                _files[name] = content;
            }
        }

        _written = Listing();
    }

    /// <summary>Empties the folder if the reader has changed files in it, which readers may do.</summary>
    public void Clean()
    {
        if (_written.SetEquals(Listing()))
        {
            return;
        }

        Directory.Delete(Path, recursive: true);
        Directory.CreateDirectory(Path);
        _files.Clear();
    }

    private HashSet<string> Listing() =>
        [
            .. new DirectoryInfo(Path)
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"),
        ];
}
