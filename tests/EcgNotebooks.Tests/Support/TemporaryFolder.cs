namespace EcgNotebooks.Tests.Support;

/// <summary>A folder of its own for a test, removed afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ecg-test-").FullName;

    /// <summary>The path of a file in the folder.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>A path in the folder; a file already there is removed.</summary>
    public string File(string name)
    {
        var path = System.IO.Path.Combine(Path, name);
        System.IO.File.Delete(path);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
