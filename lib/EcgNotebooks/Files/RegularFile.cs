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
    /// <exception cref="IOException">It isn't there or can't be read.</exception>
    public static SafeFileHandle? OpenHandle(string path) => FileLength.IsZero(path) ? null : File.OpenHandle(path);

    /// <summary>Opens a file; returns an empty stream where it is empty.</summary>
    /// <exception cref="IOException">It isn't there or can't be read.</exception>
    public static Stream OpenRead(string path) => FileLength.IsZero(path) ? Stream.Null : File.OpenRead(path);

    /// <summary>Opens a file that must not be empty.</summary>
    /// <exception cref="EmptyFileException">The file is empty, a named pipe or a device.</exception>
    /// <exception cref="IOException">The file doesn't exist or can't be read.</exception>
    public static FileStream OpenContent(string path) =>
        FileLength.IsZero(path) ? throw new EmptyFileException() : File.OpenRead(path);

    /// <summary>Reads all bytes of a file.</summary>
    /// <exception cref="IOException">It isn't there or can't be read.</exception>
    public static byte[] ReadAllBytes(string path) => FileLength.IsZero(path) ? [] : File.ReadAllBytes(path);

    /// <summary>Reads all text of a file in UTF-8.</summary>
    /// <exception cref="IOException">It isn't there or can't be read.</exception>
    public static string ReadAllText(string path) => FileLength.IsZero(path) ? "" : File.ReadAllText(path);

    /// <summary>Returns the lines of a file in UTF-8, which are read one by one.</summary>
    /// <exception cref="IOException">It isn't there or can't be read.</exception>
    public static IEnumerable<string> ReadLines(string path) => FileLength.IsZero(path) ? [] : File.ReadLines(path);
}
