namespace EcgNotebooks.Files;

/// <summary>Files that appear complete or not at all, whenever the process is killed and however full the disk is.</summary>
internal static class AtomicFile
{
    /// <summary>Extension of a file that is still being written.</summary>
    public const string UnfinishedExtension = ".unfinished";

    /// <summary>Writes beside the destination, flushes to disk, then renames over it. An existing file's mode stays.</summary>
    /// <remarks>
    /// Where the disk is full, what may give way to results (<see cref="LockedFolder"/>) is removed and the file written once more.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content; it may be called a second time, for another stream.</param>
    /// <exception cref="EcgException">The folder can't be written, or this process had it to itself and it was removed.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var full = Path.GetFullPath(path);
        LockedFolder.ThrowIfGone(full);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            try
            {
                WriteOnce(full, write);
            }
            catch (IOException e) when (IsDiskFull(e) && LockedFolder.MakeRoom(full))
            {
                WriteOnce(full, write);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LockedFolder.ThrowIfGone(full);
            throw new EcgException($"{full}: can't be written ({e.Message})", "Check permissions and free space.", e);
        }
    }

    /// <summary>Removes a file that may be missing.</summary>
    /// <exception cref="EcgException">It can't be removed, or this process had its folder to itself and that was removed.</exception>
    internal static void Delete(string path)
    {
        var full = Path.GetFullPath(path);
        LockedFolder.ThrowIfGone(full);
        try
        {
            if (File.Exists(full))
            {
                File.Delete(full);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EcgException($"{full}: can't be replaced ({e.Message})", "Check the folder's permissions.", e);
        }
    }

    /// <summary>Writes text in UTF-8 without a byte-order mark.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public static void WriteText(string path, string text) =>
        Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    private static void WriteOnce(string path, Action<Stream> write)
    {
        var unfinished = Unfinished.PathFor(path);
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite))
            {
                // Before anything is in it: the old one may be for its owner alone.
                KeepMode(path, unfinished);
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            Remove(unfinished);
        }
    }

    // ENOSPC and EDQUOT on Linux and on macOS; ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
    private static bool IsDiskFull(IOException e) => (e.HResult & 0xFFFF) is 28 or 122 or 69 or 112 or 39;

    /// <summary>Writes text as <see cref="WriteText"/> does; where the path is a link, to what it leads to, and the link stays.</summary>
    /// <exception cref="EcgException">The folder can't be written, or links run in a circle.</exception>
    public static void WriteTextThroughLinks(string path, string text)
    {
        var full = Path.GetFullPath(path);
        WriteText(
            RealPath.Of(full)
                ?? throw new EcgException(
                    $"{full}: can't be written (its links run in a circle).",
                    "Remove the links."
                ),
            text
        );
    }

    private static void KeepMode(string existing, string unfinished)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(existing) && new FileInfo(existing).LinkTarget is null)
        {
            File.SetUnixFileMode(unfinished, File.GetUnixFileMode(existing));
        }
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The error that matters is on its way already.
        }
    }
}
