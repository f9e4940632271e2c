using EcgNotebooks.Files;

namespace EcgNotebooks.Formats.Safetensors;

/// <summary>Reads from a file that should hold a network's weights, with one error for each way in which that can't be done.</summary>
internal static class ModelContent
{
    /// <summary>Opens a file and reads from it.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="read">Reads from the start of the file.</param>
    /// <exception cref="ModelFileException">The file is missing or empty, or can't be read.</exception>
    public static T Read<T>(string path, Func<Stream, T> read)
    {
        if (!File.Exists(path))
        {
            throw ModelFileException.Missing(path);
        }

        try
        {
            using var stream = RegularFile.OpenContent(path);
            return read(stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ModelFileException.Unreadable(path, e);
        }
    }
}
