namespace EcgNotebooks.Tests.Datasets;

/// <summary>A temporary folder for one test.</summary>
internal sealed class TableFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ecg-tests-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file and returns its path.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
