namespace EcgNotebooks.Formats.Hdf5;

/// <summary>The bytes of an HDF5 file; every address and length in the file is checked against its size before it is used.</summary>
internal sealed class Hdf5Bytes(ReadOnlyMemory<byte> bytes)
{
    /// <summary>The address that stands for "undefined".</summary>
    public const ulong Undefined = ulong.MaxValue;

    public ulong Length => (ulong)bytes.Length;

    /// <summary>Returns a number of bytes from an address.</summary>
    /// <exception cref="InvalidDataException">The file has fewer.</exception>
    public ReadOnlySpan<byte> At(ulong address, ulong count, string what) =>
        address <= Length && count <= Length - address
            ? bytes.Span.Slice((int)address, (int)count)
            : throw new InvalidDataException($"{what} at byte {address} has {count} bytes, but the file has {Length}");

    /// <summary>Returns a cursor at a structure whose size only its own fields tell.</summary>
    /// <exception cref="InvalidDataException">The address lies beyond the end of the file.</exception>
    public Hdf5Cursor From(ulong address, string what) =>
        new(At(address, address <= Length ? Length - address : 1, what), $"{what} at byte {address}");
}
