using System.Security.Cryptography;

namespace EcgNotebooks.Datasets.Download;

/// <summary>The part of a file that was downloaded so far; it stays when the process ends, and the next one continues it.</summary>
internal sealed class PartialFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _stream;
    private readonly bool _isResumable;
    private bool _placed;

    /// <summary>Opens the partial file, or creates it.</summary>
    /// <param name="path">Path of the partial file.</param>
    /// <param name="isResumable">Whether it stays for a later process, which needs a checksum to trust it.</param>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public PartialFile(string path, bool isResumable)
    {
        (_path, _isResumable) = (path, isResumable);
        // The stream is unbuffered, so that a killed process leaves all bytes received.
        _stream = ReportingErrors(
            path,
            () => new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0)
        );
        _stream.Seek(0, SeekOrigin.End);
    }

    public string Path => _path;

    public long Length => _stream.Length;

    /// <summary>The validator by which the source identifies this version of the file; null for what an earlier process left.</summary>
    public string? Validator { get; set; }

    /// <exception cref="EcgException">The disk is full, or the file can't be accessed.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _stream.Write(bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(_path, e);
        }
    }

    /// <summary>Discards all bytes.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Restart() =>
        ReportingErrors(
            _path,
            () =>
            {
                Validator = null;
                _stream.SetLength(0);
                return 0;
            }
        );

    /// <summary>Returns whether the bytes on disk have this SHA-256.</summary>
    /// <exception cref="EcgException">The disk is full, or the file can't be accessed.</exception>
    public bool Matches(string digest) =>
        ReportingErrors(
            _path,
            () =>
            {
                _stream.Seek(0, SeekOrigin.Begin);
                var found = Convert.ToHexStringLower(SHA256.HashData(_stream));
                _stream.Seek(0, SeekOrigin.End);
                return found == digest;
            }
        );

    /// <summary>Flushes to disk; afterwards, others may read the file.</summary>
    /// <exception cref="EcgException">The disk is full, or the file can't be accessed.</exception>
    public void Flush() =>
        ReportingErrors(
            _path,
            () =>
            {
                _stream.Flush(flushToDisk: true);
                return 0;
            }
        );

    /// <summary>Flushes to disk, and moves the file to its destination.</summary>
    /// <exception cref="EcgException">The destination can't be written.</exception>
    public void MoveTo(string destination)
    {
        Flush();
        ReportingErrors(
            destination,
            () =>
            {
                _stream.Dispose();
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(destination)!);
                File.Move(_path, destination, overwrite: true);
                _placed = true;
                return 0;
            }
        );
    }

    public void Dispose()
    {
        if (_placed)
        {
            return;
        }

        try
        {
            var useless = !_isResumable || _stream.Length == 0;
            _stream.Dispose();
            if (useless)
            {
                File.Delete(_path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // The disk is full, which was reported when it happened; the missing part is downloaded again.
        }
    }

    private static T ReportingErrors<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(path, e);
        }
    }

    private static EcgException NotWritable(string path, Exception cause) =>
        new(
            $"{path}: can't be written ({cause.Message})",
            "Check permissions and free space (all of PTB-XL takes 3 GB), or choose another folder; files downloaded so far are kept.",
            cause
        );
}
