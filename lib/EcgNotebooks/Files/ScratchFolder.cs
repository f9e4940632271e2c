namespace EcgNotebooks.Files;

/// <summary>A folder that goes when it is disposed of; that of a killed process goes when the next one is made.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private ScratchFolder(string root) => Root = root;

    /// <summary>The folder's full path.</summary>
    public string Root { get; }

    /// <summary>Makes one in the system's folder for temporary files.</summary>
    /// <param name="name">What it is for; the same for all that clean up after one another.</param>
    public static ScratchFolder Make(string name)
    {
        var destination = Path.Combine(Path.GetTempPath(), name);
        Unfinished.RemoveAbandoned(destination);
        return new(Directory.CreateDirectory(Unfinished.PathFor(destination)).FullName);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Root, recursive: true);
}
