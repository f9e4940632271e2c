namespace EcgNotebooks.Files;

/// <summary>Checks the length of a file before it is opened.</summary>
internal static class FileLength
{
    /// <summary>Returns whether the path leads to something of length 0: an empty file, a named pipe or a device.</summary>
    /// <remarks>
    /// Opening a named pipe would wait for a writer forever, and a device need not end. The result is false where nothing exists.
    /// </remarks>
    /// <exception cref="IOException">The links form a cycle.</exception>
    public static bool IsZero(string path)
    {
        var file = new FileInfo(path);
        // The length of a link itself is that of its target's name.
        var target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true);
        return target is FileInfo { Exists: true, Length: 0 };
    }
}
