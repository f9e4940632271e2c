using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>The content of a notebook's file at the time it was read.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="Text">The text.</param>
/// <param name="Digest">The SHA-256 digest of the bytes.</param>
internal sealed record NotebookSource(string Path, string Text, byte[] Digest)
{
    private static readonly byte[] _utf8Mark = [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a file; named pipes and devices aren't opened.</summary>
    /// <exception cref="NotebookException">The file is missing, empty, not a regular file, unreadable, or not in UTF-8.</exception>
    public static NotebookSource Read(string path)
    {
        var bytes = Bytes(path);
        return new NotebookSource(path, TextOf(path, bytes), SHA256.HashData(bytes));
    }

    /// <summary>Returns whether the file still has the content that was read.</summary>
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

            // Reading a named pipe waits for a writer, perhaps forever, and a device may never end. Both report a length of 0.
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
        // The length of a link itself is the length of its target's name.
        var target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true);
        return target is FileInfo { Exists: true, Length: 0 };
    }

    // nbformat requires UTF-8, but some Windows programs save UTF-16, which its byte-order mark identifies.
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
