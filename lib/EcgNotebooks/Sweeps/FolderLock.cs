namespace EcgNotebooks.Sweeps;

/// <summary>A file that one process holds at a time; the system frees it when the process ends, however that happens.</summary>
internal static class FolderLock
{
    /// <exception cref="EcgException">Another process holds it, or the folder can't be written.</exception>
    public static FileStream Take(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EcgException(
                $"{path}: can't be taken ({e.Message})",
                "Wait for the other process that works there, or check the folder's permissions.",
                e
            );
        }
    }
}
