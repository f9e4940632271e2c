namespace EcgNotebooks.Files;

/// <summary>Lengths of files that may not be opened before it is known that they are files.</summary>
internal static class FileLength
{
    /// <summary>
    /// Whether what a path leads to has no length: an empty file, or a named pipe, which would wait for a writer for ever,
    /// or a device, which need not end. False where nothing is there.
    /// </summary>
    /// <exception cref="IOException">Links run in a circle.</exception>
    public static bool IsZero(string path)
    {
        var file = new FileInfo(path);
        // A link's own length is that of its target's name.
        var target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true);
        return target is FileInfo { Exists: true, Length: 0 };
    }
}
