namespace EcgNotebooks.Files;

/// <summary>Room on a file system, so that what can be done without isn't written where results need the room.</summary>
internal static class FreeSpace
{
    /// <summary>Bytes that this process may still write where a path lies; null where the system doesn't say.</summary>
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

    /// <summary>Whether an expendable file leaves enough for results; where the room isn't known it is tried.</summary>
    /// <param name="free">Bytes that are free.</param>
    /// <param name="expendable">Bytes of the file that can be done without.</param>
    /// <param name="results">Bytes that results need.</param>
    public static bool IsEnough(long? free, long expendable, long results) =>
        free is not { } known || known - expendable >= results;
}
