using EcgNotebooks.Files;

namespace EcgNotebooks.Formats.Safetensors;

/// <summary>Named arrays and text metadata in the safetensors format, which holds data only and can run no code.</summary>
/// <param name="Arrays">The arrays in the order of the file.</param>
/// <param name="Metadata">Text by name.</param>
/// <remarks>Format: https://huggingface.co/docs/safetensors. Types float32, float64 and int64.</remarks>
internal sealed record SafetensorsFile(IReadOnlyList<NamedArray> Arrays, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>The largest header that the format allows, in bytes.</summary>
    public const int MaxHeaderBytes = 100_000_000;

    /// <summary>Reads a file and checks every size in it against the file's own before believing it.</summary>
    /// <exception cref="ModelFileException">The file is missing, truncated or something else.</exception>
    public static SafetensorsFile Read(string path)
    {
        if (!File.Exists(path))
        {
            throw ModelFileException.Missing(path);
        }

        try
        {
            using var stream = RegularFile.OpenContent(path);
            return SafetensorsReader.Read(stream, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ModelFileException.Unreadable(path, e);
        }
    }

    /// <summary>Writes the file; it appears complete or not at all.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Write(string path) => AtomicFile.Write(path, stream => SafetensorsWriter.Write(stream, this));
}
