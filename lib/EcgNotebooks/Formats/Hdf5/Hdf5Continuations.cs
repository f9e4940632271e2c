namespace EcgNotebooks.Formats.Hdf5;

/// <summary>The continuation blocks of an object header, in the order in which its messages name them.</summary>
/// <param name="file">The file.</param>
/// <param name="header">The header, as messages name it.</param>
/// <param name="isNew">Whether the header is of version 2.</param>
internal sealed class Hdf5Continuations(Hdf5Bytes file, string header, bool isNew)
{
    private const int MaxBlocks = 256;

    private readonly Queue<(ulong Address, ulong Length)> _blocks = new();
    private ulong _bytes;
    private int _count;

    /// <summary>Adds a block; together, the blocks can't be larger than the file unless they form a cycle.</summary>
    /// <exception cref="InvalidDataException">The block reaches beyond the end of the file, or there are too many blocks.</exception>
    public void Add(ulong address, ulong length)
    {
        file.At(address, length, $"a continuation of {header}");
        _bytes += length;
        if (_bytes > file.Length || ++_count > MaxBlocks)
        {
            throw new InvalidDataException(
                $"the continuations of {header} form a cycle, or there are more than {MaxBlocks}"
            );
        }

        _blocks.Enqueue((address, length));
    }

    /// <summary>Moves to the next block; returns false where there is none.</summary>
    /// <exception cref="InvalidDataException">The block isn't a continuation.</exception>
    public bool TryNext(ref Hdf5Cursor block)
    {
        if (!_blocks.TryDequeue(out var next))
        {
            return false;
        }

        var what = $"the continuation at byte {next.Address} of {header}";
        block = new(file.At(next.Address, next.Length, what), what);
        if (isNew)
        {
            block.Expect("OCHK"u8);

            // The last four bytes of the block are its checksum.
            block = new(block.Take((ulong)Math.Max(block.Left - 4, 0)), what);
        }

        return true;
    }
}
