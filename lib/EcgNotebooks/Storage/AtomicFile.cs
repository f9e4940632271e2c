namespace EcgNotebooks.Storage;

/// <summary>Files that appear complete or not at all, whenever the process is killed and however full the disk is.</summary>
public static class AtomicFile
{
    /// <summary>Extension of a file that is still being written.</summary>
    public const string UnfinishedExtension = ".unfinished";

    /// <summary>Writes beside the destination, flushes to disk, then renames over it.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var full = Path.GetFullPath(path);
        var unfinished = Unfinished.PathFor(full);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EcgException($"{full}: can't be written ({e.Message})", "Check permissions and free space.", e);
        }
        finally
        {
            Remove(unfinished);
        }
    }

    /// <summary>Writes text in UTF-8 without a byte-order mark.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public static void WriteText(string path, string text) =>
        Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

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
