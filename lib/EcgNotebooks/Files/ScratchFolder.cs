namespace EcgNotebooks.Files;

/// <summary>A temporary folder that is deleted when it is disposed of; one left by a killed process is deleted when the next is created.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private ScratchFolder(string root) => Root = root;

    /// <summary>The folder's full path.</summary>
    public string Root { get; }

    /// <summary>Creates a temporary folder in the system's folder for temporary files.</summary>
    /// <param name="name">Names the purpose; folders with the same name clean up after one another.</param>
    public static ScratchFolder Make(string name)
    {
        var destination = Path.Combine(Path.GetTempPath(), name);
        TemporaryFiles.RemoveAbandoned(destination);
        return new(Directory.CreateDirectory(TemporaryFiles.PathFor(destination)).FullName);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Root, recursive: true);
}
