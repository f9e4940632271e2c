using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>A notebook's file as it was read.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Text">Its text.</param>
/// <param name="Digest">SHA-256 of its bytes.</param>
internal sealed record NotebookSource(string Path, string Text, byte[] Digest)
{
    private static readonly byte[] _utf8Mark = [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a file; what is no regular file isn't opened.</summary>
    /// <exception cref="NotebookException">The file is missing, no regular file, unreadable, or not in UTF-8.</exception>
    public static NotebookSource Read(string path)
    {
        var bytes = Bytes(path);
        return new NotebookSource(path, TextOf(path, bytes), SHA256.HashData(bytes));
    }

    /// <summary>Whether the file still holds what was read.</summary>
    public bool IsCurrent()
    {
        try
        {
            return SHA256.HashData(Bytes(Path)).AsSpan().SequenceEqual(Digest);
        }
        catch (NotebookException)
        {
            return false;
        }
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw NotebookException.Folder(path);
            }

            // Reading a named pipe waits for a writer for ever, and a device need not end. Neither has a length.
            return IsEmpty(path) ? throw NotebookException.Empty(path) : File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw NotebookException.Missing(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotebookException.Unreadable(path, e);
        }
    }

    private static bool IsEmpty(string path)
    {
        var file = new FileInfo(path);
        // A link's own length is that of its target's name.
        var target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true);
        return target is FileInfo { Exists: true, Length: 0 };
    }

    // UTF-8, which nbformat asks for; what some Windows programs save as UTF-16 is known by its byte-order mark.
    private static string TextOf(string path, byte[] bytes) =>
        bytes switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2),
            _ => Decoded(path, bytes.AsSpan().StartsWith(_utf8Mark) ? bytes.AsSpan(_utf8Mark.Length) : bytes),
        };

    private static string Decoded(string path, ReadOnlySpan<byte> utf8)
    {
        var text = new char[utf8.Length];
        Utf8.ToUtf16(utf8, text, out var read, out var written, replaceInvalidSequences: false);
        return read == utf8.Length
            ? new string(text, 0, written)
            : throw NotebookException.NotUtf8(path, utf8[..read].Count((byte)'\n') + 1, utf8[read]);
    }
}
