using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace EcgNotebooks.Files;

/// <summary>A file of rows of float32 with equal length; it is memory-mapped, so that memory use doesn't grow with its size.</summary>
/// <remarks>
/// Layout, in the machine's byte order: 8 bytes that name the format; a key of 32 bytes that identifies what the rows were
/// computed from; the number of rows and their length; a checksum of all this and of the next part; a checksum of each row;
/// the rows.
/// </remarks>
internal sealed class RowFile
{
    private const int HeadBytes = 64;
    private const int ChecksumAt = 48;

    // All mapped files that may still be read. The references are weak because nobody disposes of a row file; evicting a
    // file needs all of them.
    private static readonly List<WeakReference<RowFile>> _mapped = [];

    private readonly string _path;
    private readonly MemoryMappedViewAccessor _view;
    private readonly int _rows;
    private readonly int _columns;
    private float[][]? _inMemory;

    private RowFile(string path, MemoryMappedViewAccessor view, int rows, int columns) =>
        (_path, _view, _rows, _columns) = (path, view, rows, columns);

    private static ReadOnlySpan<byte> Format => "ECGROWS1"u8;

    /// <summary>Maps a file; returns null where it doesn't exist, is damaged or truncated, or was made from other data.</summary>
    public static RowFile? TryOpen(string path, byte[] key, int rows, int columns)
    {
        try
        {
            if (FileLength.IsZero(path))
            {
                return null;
            }

            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            if (stream.Length != Offset(rows, rows, columns))
            {
                return null;
            }

            var access = MemoryMappedFileAccess.Read;
            using var map = MemoryMappedFile.CreateFromFile(stream, null, 0, access, HandleInheritability.None, true);
            var view = map.CreateViewAccessor(0, 0, access);
            var file = new RowFile(Path.GetFullPath(path), view, rows, columns);
            if (file.IsIntact(key))
            {
                Register(file);
                return file;
            }

            view.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file that can't be read is treated as missing.
        }

        return null;
    }

    /// <summary>Writes a file atomically and replaces an existing one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">The key of 32 bytes that identifies what the rows were computed from.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="columns">Length of each row.</param>
    /// <param name="rows">The rows, which are enumerated one by one.</param>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public static void Write(string path, byte[] key, int count, int columns, IEnumerable<float[]> rows)
    {
        AtomicFile.Write(
            path,
            stream =>
            {
                var checksums = new uint[count];
                stream.Position = Offset(0, count, columns);
                foreach (var (i, row) in rows.Index())
                {
                    var bytes = MemoryMarshal.AsBytes(row.AsSpan());
                    checksums[i] = Crc32C.Of(bytes);
                    stream.Write(bytes);
                }

                stream.Position = 0;
                stream.Write(Head(key, columns, checksums));
                stream.Write(MemoryMarshal.AsBytes(checksums.AsSpan()));
            }
        );
    }

    /// <summary>Returns the length in bytes of a file with the given number of rows and columns.</summary>
    public static long LengthOf(int rows, int columns) => Offset(rows, rows, columns);

    /// <summary>Deletes a file to free disk space; readers in this process continue from memory.</summary>
    /// <returns>false where the file doesn't exist or can't be deleted.</returns>
    public static bool Evict(string path)
    {
        lock (_mapped)
        {
            // The space becomes free only when nobody maps the file any more.
            foreach (var file in _mapped.Select(FindTarget).Where(file => file?._path == path))
            {
                file!.LoadIntoMemory();
            }
        }

        try
        {
            var isThere = File.Exists(path);
            File.Delete(path);
            return isThere;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Copies one row to the destination; safe to call from any thread.</summary>
    public void CopyTo(int row, Span<float> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, _rows);
        if (Volatile.Read(ref _inMemory) is null)
        {
            try
            {
                CopyMapped(row, destination);
                return;
            }
            catch (ObjectDisposedException)
            {
                // Another thread loaded the rows into memory after the check.
            }
        }

        _inMemory![row].CopyTo(destination);
    }

    private static RowFile? FindTarget(WeakReference<RowFile> reference) =>
        reference.TryGetTarget(out var file) ? file : null;

    private static void Register(RowFile file)
    {
        lock (_mapped)
        {
            _mapped.RemoveAll(reference => FindTarget(reference) is null);
            _mapped.Add(new(file));
        }
    }

    private void LoadIntoMemory()
    {
        if (_inMemory is not null)
        {
            return;
        }

        var rows = new float[_rows][];
        for (var row = 0; row < _rows; row++)
        {
            rows[row] = new float[_columns];
            CopyMapped(row, rows[row]);
        }

        Volatile.Write(ref _inMemory, rows);
        _view.Dispose();
    }

    private void CopyMapped(int row, Span<float> destination)
    {
        Copy(Offset(row, _rows, _columns), MemoryMarshal.AsBytes(destination[.._columns]));
    }

    private static long Offset(long row, int rows, int columns) =>
        HeadBytes + (long)rows * sizeof(uint) + row * columns * sizeof(float);

    private static byte[] Head(byte[] key, int columns, uint[] checksums)
    {
        var head = new byte[HeadBytes];
        Format.CopyTo(head);
        key.CopyTo(head, Format.Length);
        MemoryMarshal.Write(head.AsSpan(40), checksums.Length);
        MemoryMarshal.Write(head.AsSpan(44), columns);
        var checksum = Crc32C.Of(MemoryMarshal.AsBytes(checksums.AsSpan()), Crc32C.Of(head.AsSpan(0, ChecksumAt)));
        MemoryMarshal.Write(head.AsSpan(ChecksumAt), checksum);
        return head;
    }

    private bool IsIntact(byte[] key)
    {
        var checksums = new uint[_rows];
        Copy(HeadBytes, MemoryMarshal.AsBytes(checksums.AsSpan()));
        var head = new byte[HeadBytes];
        Copy(0, head);
        if (!head.AsSpan().SequenceEqual(Head(key, _columns, checksums)))
        {
            return false;
        }

        var row = new float[_columns];
        for (var i = 0; i < _rows; i++)
        {
            CopyMapped(i, row);
            if (Crc32C.Of(MemoryMarshal.AsBytes(row.AsSpan())) != checksums[i])
            {
                return false;
            }
        }

        return true;
    }

    private unsafe void Copy(long from, Span<byte> destination)
    {
        byte* start = null;
        var handle = _view.SafeMemoryMappedViewHandle;
        try
        {
            handle.AcquirePointer(ref start);
            new ReadOnlySpan<byte>(start + from, destination.Length).CopyTo(destination);
        }
        finally
        {
            if (start is not null)
            {
                handle.ReleasePointer();
            }
        }
    }
}
