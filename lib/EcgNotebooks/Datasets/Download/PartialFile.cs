using System.Security.Cryptography;

namespace EcgNotebooks.Datasets.Download;

/// <summary>What there is of a file so far; it stays when the process ends, and the next continues it.</summary>
internal sealed class PartialFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _stream;
    private readonly bool _keeps;
    private bool _placed;

    /// <param name="path">Its path.</param>
    /// <param name="keeps">Whether it stays unfinished for a later process, which has to have a checksum to trust it.</param>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public PartialFile(string path, bool keeps)
    {
        (_path, _keeps) = (path, keeps);
        // Unbuffered, so that a killed process leaves all that came.
        _stream = Writing(
            path,
            () => new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0)
        );
        _stream.Seek(0, SeekOrigin.End);
    }

    public string Path => _path;

    public long Length => _stream.Length;

    /// <summary>What the source gave to tell this version of the file from another; unknown for what an earlier process left.</summary>
    public string? Validator { get; set; }

    /// <exception cref="EcgException">The disk is full, or the like.</exception>
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

    /// <summary>Forgets all bytes.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Restart() =>
        Writing(
            _path,
            () =>
            {
                Validator = null;
                _stream.SetLength(0);
                return 0;
            }
        );

    /// <summary>Whether the bytes on disk have this SHA-256.</summary>
    /// <exception cref="EcgException">The disk is full, or the like.</exception>
    public bool Matches(string digest) =>
        Writing(
            _path,
            () =>
            {
                _stream.Seek(0, SeekOrigin.Begin);
                var found = Convert.ToHexStringLower(SHA256.HashData(_stream));
                _stream.Seek(0, SeekOrigin.End);
                return found == digest;
            }
        );

    /// <summary>Flushes to disk; afterwards others may read the file.</summary>
    /// <exception cref="EcgException">The disk is full, or the like.</exception>
    public void Flush() =>
        Writing(
            _path,
            () =>
            {
                _stream.Flush(flushToDisk: true);
                return 0;
            }
        );

    /// <summary>Flushes to disk, and puts the file where it belongs.</summary>
    /// <exception cref="EcgException">The destination can't be written.</exception>
    public void Place(string destination)
    {
        Flush();
        Writing(
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
            var useless = !_keeps || _stream.Length == 0;
            _stream.Dispose();
            if (useless)
            {
                File.Delete(_path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // A full disk, which was told when it was met; what is missing is fetched again.
        }
    }

    private static T Writing<T>(string path, Func<T> work)
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
            "Check permissions and free space (all of PTB-XL takes 3 GB), or choose another folder; what is there is kept.",
            cause
        );
}
