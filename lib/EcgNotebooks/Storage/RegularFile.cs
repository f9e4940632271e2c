namespace EcgNotebooks.Storage;

/// <summary>Opens files to read, and nothing else that goes by a file's name.</summary>
internal static class RegularFile
{
    /// <summary>
    /// Opens a file that has a content; a named pipe, which would wait for a writer for ever, and a device, which need not
    /// end, are refused unopened.
    /// </summary>
    /// <exception cref="IOException">The file is empty, or no file, or can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static FileStream OpenRead(string path) =>
        FileLength.IsZero(path)
            ? throw new IOException("it is empty, or no file but a named pipe or a device")
            : File.OpenRead(path);
}
