namespace EcgNotebooks.Formats.Hdf5;

/// <summary>The further blocks of an object header, in the order in which messages name them.</summary>
/// <param name="file">The file.</param>
/// <param name="header">The header, for errors.</param>
/// <param name="isNew">Whether the header is of version 2.</param>
internal sealed class Hdf5Continuations(Hdf5Bytes file, string header, bool isNew)
{
    private const int MaxBlocks = 256;

    private readonly Queue<(ulong Address, ulong Length)> _blocks = new();
    private ulong _bytes;
    private int _count;

    /// <summary>Blocks don't overlap, so that together they are no larger than the file unless they go in a circle.</summary>
    /// <exception cref="InvalidDataException">The block reaches beyond the file's end, or it is one too many.</exception>
    public void Add(ulong address, ulong length)
    {
        file.At(address, length, $"a continuation of {header}");
        _bytes += length;
        if (_bytes > file.Length || ++_count > MaxBlocks)
        {
            throw new InvalidDataException(
                $"the continuations of {header} go in a circle, or are more than {MaxBlocks}"
            );
        }

        _blocks.Enqueue((address, length));
    }

    /// <summary>Enters the next block; false where there is none.</summary>
    /// <exception cref="InvalidDataException">No continuation is there.</exception>
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

            // The checksum closes the block.
            block = new(block.Take((ulong)Math.Max(block.Left - 4, 0)), what);
        }

        return true;
    }
}
