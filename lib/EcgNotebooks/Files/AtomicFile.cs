namespace EcgNotebooks.Files;

/// <summary>Writes files atomically: a file appears complete or not at all, even if the process is killed or the disk is full.</summary>
internal static class AtomicFile
{
    /// <summary>Extension of a temporary file that is still being written.</summary>
    public const string UnfinishedExtension = ".unfinished";

    /// <summary>Writes a temporary file, flushes it to disk and renames it over the destination; an existing file keeps its mode.</summary>
    /// <remarks>
    /// If the disk is full, expendable files (<see cref="LockedFolder"/>) are removed and the file is written once more.
    /// </remarks>
    /// <param name="path">The destination.</param>
    /// <param name="write">Writes the content; it may be called a second time with another stream.</param>
    /// <exception cref="EcgException">
    /// The path is that of a folder, the folder can't be written, or this process had locked it and it was removed.
    /// </exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var full = Path.GetFullPath(path);
        LockedFolder.ThrowIfGone(full);
        if (Directory.Exists(full))
        {
            throw new EcgException(
                $"{full}: is a folder.",
                "Give the name of a file, for example of one in this folder."
            );
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            try
            {
                WriteOnce(full, write);
            }
            catch (IOException e) when (IsDiskFull(e) && LockedFolder.FreeDiskSpace(full))
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

    /// <summary>Deletes a file if it exists.</summary>
    /// <exception cref="EcgException">The file can't be deleted, or this process had locked its folder and it was removed.</exception>
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
            throw new EcgException($"{full}: can't be deleted ({e.Message})", "Check the folder's permissions.", e);
        }
    }

    /// <summary>Writes text in UTF-8 without a byte-order mark.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public static void WriteText(string path, string text) =>
        Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    private static void WriteOnce(string path, Action<Stream> write)
    {
        var unfinished = TemporaryFiles.PathFor(path);
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite))
            {
                // The mode is set before anything is written, because the existing file may be readable for its owner only.
                CopyMode(path, unfinished);
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

    // The codes are ENOSPC and EDQUOT on Linux and macOS, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
    private static bool IsDiskFull(IOException e) => (e.HResult & 0xFFFF) is 28 or 122 or 69 or 112 or 39;

    /// <summary>Writes text in UTF-8; where the path is a link, its target is written and the link stays.</summary>
    /// <exception cref="EcgException">The folder can't be written, or the links form a cycle.</exception>
    public static void WriteTextThroughLinks(string path, string text)
    {
        var full = Path.GetFullPath(path);
        WriteText(
            RealPath.Of(full)
                ?? throw new EcgException(
                    $"{full}: can't be written (its links form a cycle).",
                    "Remove one of the links."
                ),
            text
        );
    }

    private static void CopyMode(string existing, string unfinished)
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
            // The exception that matters is being thrown already.
        }
    }
}
