using Microsoft.Win32.SafeHandles;

namespace EcgNotebooks.Files;

/// <summary>Opens regular files for reading; empty files, named pipes and devices are never opened.</summary>
/// <remarks>
/// A named pipe would wait for a writer forever, and a device need not end. Both have length 0, as an empty file has; all
/// three read as empty.
/// </remarks>
internal static class RegularFile
{
    /// <summary>Opens a file; returns null where it is empty.</summary>
    /// <exception cref="IOException">It isn't there, is a folder, or can't be read.</exception>
    public static SafeFileHandle? OpenHandle(string path) =>
        FileLength.IsZero(path) ? null : Open(path, file => File.OpenHandle(file));

    /// <summary>Opens a file; returns an empty stream where it is empty.</summary>
    /// <exception cref="IOException">It isn't there, is a folder, or can't be read.</exception>
    public static Stream OpenRead(string path) => FileLength.IsZero(path) ? Stream.Null : Open(path, File.OpenRead);

    /// <summary>Opens a file that must not be empty.</summary>
    /// <exception cref="EmptyFileException">The file is empty, a named pipe or a device.</exception>
    /// <exception cref="IOException">The file doesn't exist, is a folder, or can't be read.</exception>
    public static FileStream OpenContent(string path) =>
        FileLength.IsZero(path) ? throw new EmptyFileException() : Open(path, File.OpenRead);

    /// <summary>Reads all bytes of a file.</summary>
    /// <exception cref="IOException">It isn't there, is a folder, or can't be read.</exception>
    public static byte[] ReadAllBytes(string path) => FileLength.IsZero(path) ? [] : Open(path, File.ReadAllBytes);

    /// <summary>Reads all text of a file in UTF-8.</summary>
    /// <exception cref="IOException">It isn't there, is a folder, or can't be read.</exception>
    public static string ReadAllText(string path) => FileLength.IsZero(path) ? "" : Open(path, File.ReadAllText);

    /// <summary>Returns the lines of a file in UTF-8, which are read one by one.</summary>
    /// <exception cref="IOException">It isn't there, is a folder, or can't be read.</exception>
    public static IEnumerable<string> ReadLines(string path) =>
        FileLength.IsZero(path) ? [] : Open(path, File.ReadLines);

    // Systems say of a folder that access is denied, whoever asks.
    private static T Open<T>(string path, Func<string, T> open)
    {
        try
        {
            return open(path);
        }
        catch (UnauthorizedAccessException e) when (Directory.Exists(path))
        {
            throw new IOException("It is a folder.", e);
        }
    }
}
