namespace EcgNotebooks.Files;

/// <summary>Checks the free disk space, so that expendable files don't take the space that results need.</summary>
internal static class FreeSpace
{
    /// <summary>Returns the bytes that this process may still write where a path lies, or null where the system doesn't tell.</summary>
    public static long? At(string path)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            return new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Returns whether an expendable file leaves enough space for results; true where the free space is unknown.</summary>
    /// <param name="free">Free bytes; null where unknown.</param>
    /// <param name="expendable">Size of the expendable file in bytes.</param>
    /// <param name="results">Bytes that results need.</param>
    public static bool IsEnough(long? free, long expendable, long results) =>
        free is not { } known || known - expendable >= results;
}
