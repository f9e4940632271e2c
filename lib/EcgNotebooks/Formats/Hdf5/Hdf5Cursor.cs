using System.Buffers.Binary;

namespace EcgNotebooks.Formats.Hdf5;

/// <summary>Reads the fields of one structure in order; all numbers are little-endian.</summary>
/// <param name="bytes">The structure's bytes, or all bytes up to the end of the file.</param>
/// <param name="what">The structure, as messages name it.</param>
internal ref struct Hdf5Cursor(ReadOnlySpan<byte> bytes, string what)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Number of bytes not read yet.</summary>
    public readonly int Left => _rest.Length;

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>Reads an address or a length: eight bytes in every file that <see cref="Hdf5File"/> accepts.</summary>
    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    /// <summary>Reads a number of 1, 2, 4 or 8 bytes; the two low bits of the flags give its size.</summary>
    public ulong Sized(int flags) =>
        (flags & 3) switch
        {
            0 => Byte(),
            1 => UInt16(),
            2 => UInt32(),
            _ => UInt64(),
        };

    public void Skip(int count) => Take(count);

    /// <summary>Reads a number of bytes.</summary>
    /// <exception cref="InvalidDataException">The structure ends earlier.</exception>
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

    /// <summary>Reads a signature.</summary>
    /// <exception cref="InvalidDataException">The bytes are something else.</exception>
    public void Expect(ReadOnlySpan<byte> signature)
    {
        if (!Take((ulong)signature.Length).SequenceEqual(signature))
        {
            throw new InvalidDataException($"{what} doesn't begin with its signature");
        }
    }

    /// <summary>Reads the version.</summary>
    /// <exception cref="InvalidDataException">The structure has another version.</exception>
    public void ExpectVersion(byte version)
    {
        if (Byte() is var found && found != version)
        {
            throw new InvalidDataException($"{what} has version {found} instead of {version}");
        }
    }

    private ReadOnlySpan<byte> Take(int count) => Take((ulong)count);
}
