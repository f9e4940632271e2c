using System.Buffers.Binary;

namespace EcgNotebooks.Formats.Hdf5;

/// <summary>Reads the fields of one structure in order; all numbers are little-endian.</summary>
/// <param name="bytes">The bytes that belong to the structure, or all up to the file's end.</param>
/// <param name="what">The structure's name, for errors.</param>
internal ref struct Hdf5Cursor(ReadOnlySpan<byte> bytes, string what)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Number of bytes not yet read.</summary>
    public readonly int Left => _rest.Length;

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>An address or a length: eight bytes in every file that <see cref="Hdf5File"/> takes.</summary>
    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    /// <summary>A number of 1, 2, 4 or 8 bytes, as the two low bits of a structure's flags say.</summary>
    public ulong Sized(int flags) =>
        (flags & 3) switch
        {
            0 => Byte(),
            1 => UInt16(),
            2 => UInt32(),
            _ => UInt64(),
        };

    public void Skip(int count) => Take(count);

    /// <exception cref="InvalidDataException">The structure ends before.</exception>
    public ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)_rest.Length)
        {
            throw new InvalidDataException($"{what} ends too early: {count} bytes expected, {_rest.Length} left");
        }

        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }

    /// <exception cref="InvalidDataException">Something else is there.</exception>
    public void Expect(ReadOnlySpan<byte> signature)
    {
        if (!Take((ulong)signature.Length).SequenceEqual(signature))
        {
            throw new InvalidDataException($"{what} doesn't begin as one");
        }
    }

    /// <exception cref="InvalidDataException">The structure is of another version.</exception>
    public void ExpectVersion(byte version)
    {
        if (Byte() is var found && found != version)
        {
            throw new InvalidDataException($"{what} is of version {found}, not {version}");
        }
    }

    private ReadOnlySpan<byte> Take(int count) => Take((ulong)count);
}
