namespace EcgNotebooks.Formats.Hdf5;

/// <summary>A file's bytes; every address and length in it is checked against them before it is used.</summary>
internal sealed class Hdf5Bytes(ReadOnlyMemory<byte> bytes)
{
    /// <summary>The address of what isn't there.</summary>
    public const ulong Undefined = ulong.MaxValue;

    public ulong Length => (ulong)bytes.Length;

    /// <summary>So many bytes from an address.</summary>
    /// <exception cref="InvalidDataException">The file has fewer.</exception>
    public ReadOnlySpan<byte> At(ulong address, ulong count, string what) =>
        address <= Length && count <= Length - address
            ? bytes.Span.Slice((int)address, (int)count)
            : throw new InvalidDataException($"{what} at byte {address} has {count} bytes, but the file has {Length}");

    /// <summary>The fields of a structure whose size only they tell.</summary>
    /// <exception cref="InvalidDataException">The address is beyond the file's end.</exception>
    public Hdf5Cursor From(ulong address, string what) =>
        new(At(address, address <= Length ? Length - address : 1, what), $"{what} at byte {address}");
}
