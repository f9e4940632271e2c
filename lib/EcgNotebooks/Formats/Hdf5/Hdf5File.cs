namespace EcgNotebooks.Formats.Hdf5;

/// <summary>Reads HDF5 files as h5py writes them by default, and the small groups of newer files.</summary>
/// <remarks>
/// Follows the HDF5 File Format Specification, version 3.0. Memory is allocated only for bytes that exist. Checksums aren't
/// verified.
/// </remarks>
internal static class Hdf5File
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Returns the root group.</summary>
    /// <exception cref="InvalidDataException">The bytes aren't an HDF5 file, or not of a supported kind.</exception>
    /// <exception cref="EndOfStreamException">The file is shorter than its superblock states.</exception>
    public static Hdf5Group Root(ReadOnlyMemory<byte> content)
    {
        var file = new Hdf5Bytes(content);
        var fields = file.From(0, "the superblock");
        fields.Expect(Signature);
        var (end, root) = fields.Byte() switch
        {
            0 => ReadVersion0Or1(fields, 0),
            1 => ReadVersion0Or1(fields, 4),
            2 or 3 => ReadVersion2Or3(fields),
            var version => throw new InvalidDataException($"its superblock has version {version} instead of 0 to 3"),
        };
        return end <= file.Length
            ? new Hdf5Group(file, root, "")
            : throw new EndOfStreamException($"it has {file.Length} of {end} bytes");
    }

    /// <summary>Reads versions 0 and 1, where the root group's address is in an entry like those of a symbol table.</summary>
    private static (ulong End, ulong Root) ReadVersion0Or1(Hdf5Cursor fields, int more)
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

    private static (ulong End, ulong Root) ReadVersion2Or3(Hdf5Cursor fields)
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
