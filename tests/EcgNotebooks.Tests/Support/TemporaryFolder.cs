namespace EcgNotebooks.Tests.Support;

/// <summary>A temporary folder for a test, which is deleted afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ecg-test-").FullName;

    /// <summary>Returns the path of a file in the folder, given by the names of folders and file.</summary>
    public string this[params string[] names] => System.IO.Path.Combine([Path, .. names]);

    /// <summary>Returns a path in the folder, after deleting a file that exists there.</summary>
    public string File(string name)
    {
        var path = System.IO.Path.Combine(Path, name);
        System.IO.File.Delete(path);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
