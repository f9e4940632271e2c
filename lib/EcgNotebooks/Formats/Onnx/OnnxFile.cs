using EcgNotebooks.Files;
using EcgNotebooks.Formats.Safetensors;
using Google.Protobuf;

namespace EcgNotebooks.Formats.Onnx;

/// <summary>Reads and writes ONNX files.</summary>
internal static class OnnxFile
{
    /// <summary>By convention, the extension of the files.</summary>
    public const string Extension = ".onnx";

    /// <summary>Most bytes of a file; Protocol Buffers allow no more in a message.</summary>
    public const long MaxBytes = int.MaxValue;

    // The tags of the fields that can follow the first one, the version of the format, which all writers put first.
    private static readonly byte[] _second = [0x12, 0x1A, 0x22, 0x28, 0x32, 0x3A, 0x42, 0x72];

    /// <summary>Returns whether a file is ONNX by its extension or by its first bytes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="start">Its first bytes, at least three.</param>
    public static bool IsOne(string path, ReadOnlySpan<byte> start) =>
        Path.GetExtension(path).Equals(Extension, StringComparison.OrdinalIgnoreCase)
        || (start is [0x08, > 0 and < 0x80, var second, ..] && _second.Contains(second));

    /// <summary>Returns whether a file is ONNX by its extension or by its first bytes; false where it can't be read.</summary>
    public static bool IsOne(string path)
    {
        try
        {
            using var stream = RegularFile.OpenRead(path);
            var start = new byte[3];
            return IsOne(path, start.AsSpan(0, stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return IsOne(path, []);
        }
    }

    /// <summary>Reads a file. Memory grows with what is read, not with the sizes that the file claims.</summary>
    /// <exception cref="ModelFileException">The file is missing, truncated or not an ONNX file.</exception>
    public static OnnxModel Read(string path)
    {
        if (!File.Exists(path))
        {
            throw ModelFileException.Missing(path);
        }

        try
        {
            using var stream = RegularFile.OpenContent(path);
            if (stream.Length > MaxBytes)
            {
                throw ModelFileException.Foreign(
                    path,
                    $"an ONNX file has at most {MaxBytes} bytes, this one {stream.Length}"
                );
            }

            using var input = new CodedInputStream(stream);
            var model = new OnnxModel();
            model.MergeFrom(input);
            return model;
        }
        catch (InvalidProtocolBufferException e) when (IsTruncation(e))
        {
            throw ModelFileException.Truncated(path, "a part of the ONNX model is longer than the rest of the file");
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidDataException)
        {
            throw ModelFileException.Foreign(
                path,
                $"it isn't an ONNX file, or it is damaged ({e.Message.TrimEnd('.')})",
                e
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ModelFileException.Unreadable(path, e);
        }
    }

    /// <summary>Writes a file; it appears complete or not at all.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public static void Write(string path, OnnxModel model) =>
        AtomicFile.Write(
            path,
            stream =>
            {
                using var output = new CodedOutputStream(stream, leaveOpen: true);
                model.WriteTo(output);
            }
        );

    // The exception has no code for its cause.
    private static bool IsTruncation(InvalidProtocolBufferException e) =>
        e.Message.Contains("ended unexpectedly", StringComparison.Ordinal);
}
