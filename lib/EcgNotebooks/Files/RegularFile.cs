using Microsoft.Win32.SafeHandles;

namespace EcgNotebooks.Files;

/// <summary>
/// Opens files for reading, after a look at what they are: a named pipe would wait for a writer for ever, and a device need
/// not end.
/// </summary>
/// <remarks>Both have no length, as an empty file has. None of the three is opened, and all read as empty.</remarks>
internal static class RegularFile
{
    /// <summary>Opens a file; null where it is empty.</summary>
    /// <exception cref="IOException">It isn't there or can't be read.</exception>
    public static SafeFileHandle? OpenHandle(string path) => FileLength.IsZero(path) ? null : File.OpenHandle(path);

    /// <summary>Opens a file; a stream without bytes where it is empty.</summary>
    /// <exception cref="IOException">It isn't there or can't be read.</exception>
    public static Stream OpenRead(string path) => FileLength.IsZero(path) ? Stream.Null : File.OpenRead(path);

    /// <summary>Opens a file that can't be empty.</summary>
    /// <exception cref="IOException">It is empty, or a named pipe or a device, or isn't there, or can't be read.</exception>
    public static FileStream OpenContent(string path) =>
        FileLength.IsZero(path)
            ? throw new IOException("it is empty, or no file but a named pipe or a device")
            : File.OpenRead(path);

    /// <summary>All bytes of a file.</summary>
    /// <exception cref="IOException">It isn't there or can't be read.</exception>
    public static byte[] ReadAllBytes(string path) => FileLength.IsZero(path) ? [] : File.ReadAllBytes(path);

    /// <summary>All text of a file in UTF-8.</summary>
    /// <exception cref="IOException">It isn't there or can't be read.</exception>
    public static string ReadAllText(string path) => FileLength.IsZero(path) ? "" : File.ReadAllText(path);

    /// <summary>The lines of a file in UTF-8, one after the other.</summary>
    /// <exception cref="IOException">It isn't there or can't be read.</exception>
    public static IEnumerable<string> ReadLines(string path) => FileLength.IsZero(path) ? [] : File.ReadLines(path);
}
