using EcgNotebooks.Files;

namespace EcgNotebooks.Formats.Safetensors;

/// <summary>A file of named arrays and text metadata in the safetensors format, which holds only data and can't run code.</summary>
/// <param name="Arrays">The arrays in file order.</param>
/// <param name="Metadata">The metadata: text by name.</param>
/// <remarks>Format: https://huggingface.co/docs/safetensors. Supports the types float32, float64 and int64.</remarks>
internal sealed record SafetensorsFile(IReadOnlyList<NamedArray> Arrays, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>The largest header that the format allows, in bytes.</summary>
    public const int MaxHeaderBytes = 100_000_000;

    /// <summary>Reads a file; every size in it is checked against the file's length before memory is allocated.</summary>
    /// <exception cref="ModelFileException">The file is missing, truncated or not in the safetensors format.</exception>
    public static SafetensorsFile Read(string path) =>
        ModelContent.Read(path, stream => SafetensorsReader.Read(stream, path));

    /// <summary>Reads the metadata of a file alone, which takes no time for its arrays.</summary>
    /// <exception cref="ModelFileException">The file is missing, or its header is truncated or not in the safetensors format.</exception>
    public static IReadOnlyDictionary<string, string> ReadMetadata(string path) =>
        ModelContent.Read(path, stream => SafetensorsReader.ReadMetadata(stream, path));

    /// <summary>Writes the file atomically.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Write(string path) => AtomicFile.Write(path, stream => SafetensorsWriter.Write(stream, this));
}
