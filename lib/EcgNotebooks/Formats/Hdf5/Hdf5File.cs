namespace EcgNotebooks.Formats.Hdf5;

/// <summary>
/// Reads what h5py writes in its default settings, and the small groups of newer files, after the HDF5 File Format
/// Specification, version 3.0. Nothing is allocated but for bytes that are there. Checksums aren't verified.
/// </summary>
internal static class Hdf5File
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The root group.</summary>
    /// <exception cref="InvalidDataException">The bytes are no HDF5 file, or one of a kind that isn't supported.</exception>
    /// <exception cref="EndOfStreamException">The file is shorter than it says.</exception>
    public static Hdf5Group Root(ReadOnlyMemory<byte> content)
    {
        var file = new Hdf5Bytes(content);
        var fields = file.From(0, "the superblock");
        fields.Expect(Signature);
        var (end, root) = fields.Byte() switch
        {
            0 => Old(fields, 0),
            1 => Old(fields, 4),
            2 or 3 => New(fields),
            var version => throw new InvalidDataException($"its superblock is of version {version}, not 0 to 3"),
        };
        return end <= file.Length
            ? new Hdf5Group(file, root, "")
            : throw new EndOfStreamException($"it has {file.Length} of {end} bytes");
    }

    /// <summary>Versions 0 and 1: the root group's address stands in an entry like those of a symbol table.</summary>
    private static (ulong End, ulong Root) Old(Hdf5Cursor fields, int more)
    {
        fields.Skip(4);
        CheckSizes(ref fields);
        fields.Skip(1 + 2 + 2 + 4 + more);
        CheckBase(ref fields);
        fields.Skip(8);
        var end = fields.UInt64();
        fields.Skip(8 + 8);
        return (end, fields.UInt64());
    }

    private static (ulong End, ulong Root) New(Hdf5Cursor fields)
    {
        CheckSizes(ref fields);
        fields.Skip(1);
        CheckBase(ref fields);
        fields.Skip(8);
        return (fields.UInt64(), fields.UInt64());
    }

    private static void CheckSizes(ref Hdf5Cursor fields)
    {
        if ((fields.Byte(), fields.Byte()) is var (offset, length) && (offset, length) != (8, 8))
        {
            throw new InvalidDataException($"its addresses have {offset} bytes and its lengths {length}, not 8");
        }
    }

    private static void CheckBase(ref Hdf5Cursor fields)
    {
        if (fields.UInt64() is var start && start != 0)
        {
            throw new InvalidDataException($"it begins at byte {start}, not 0");
        }
    }
}
