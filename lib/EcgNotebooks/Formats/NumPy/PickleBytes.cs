using System.Buffers.Binary;
using System.Text;

namespace EcgNotebooks.Formats.NumPy;

/// <summary>Reads the bytes of a pickle in order, and never beyond its end.</summary>
internal sealed class PickleBytes(string path, byte[] bytes)
{
    private const int MaxLineBytes = 100;
    private int _position;

    public byte Next() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>Reads a line and returns it without its line end.</summary>
    public string Line()
    {
        var rest = bytes.AsSpan(_position);
        var length = rest[..Math.Min(rest.Length, MaxLineBytes)].IndexOf((byte)'\n');
        return length >= 0
            ? Encoding.ASCII.GetString(Take(length + 1)[..length])
            : throw NumPyArrayException.NotAnArray(path, "the pickle is damaged");
    }

    /// <summary>Skips the next bytes and returns their position.</summary>
    public PickledSlice Slice(uint length)
    {
        var start = _position;
        return new(start, Take(length).Length);
    }

    public ReadOnlySpan<byte> Span(PickledSlice slice) => bytes.AsSpan(slice.Start, slice.Length);

    /// <summary>Converts text in UTF-8 to the bytes that encode it in Latin-1.</summary>
    public byte[] Latin1(PickledSlice text)
    {
        var utf8 = Span(text);
        var latin = new byte[utf8.Length];
        var count = 0;
        for (var i = 0; i < utf8.Length; i++)
        {
            latin[count++] =
                utf8[i] < 0x80 ? utf8[i]
                : utf8[i] is 0xC2 or 0xC3 && i + 1 < utf8.Length && utf8[i + 1] is >= 0x80 and < 0xC0
                    ? (byte)((utf8[i] & 3) << 6 | utf8[++i] & 0x3F)
                : throw NumPyArrayException.NotAnArray(path, "the pickle is damaged");
        }

        return latin[..count];
    }

    private ReadOnlySpan<byte> Take(uint length) =>
        length <= bytes.Length - _position ? Take((int)length) : throw NumPyArrayException.Truncated(path);

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > bytes.Length - _position)
        {
            throw NumPyArrayException.Truncated(path);
        }

        _position += length;
        return bytes.AsSpan(_position - length, length);
    }
}

/// <summary>A range of a pickle's bytes.</summary>
internal sealed record PickledSlice(int Start, int Length);
