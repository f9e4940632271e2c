using System.Buffers.Binary;
using System.Text;

namespace EcgNotebooks.Formats.NumPy;

/// <summary>The bytes of a pickle from first to last; none behind the end is ever asked for.</summary>
internal sealed class PickleBytes(string path, byte[] bytes)
{
    private const int LongestLine = 100;
    private int _at;

    public byte Next() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>A line without its end.</summary>
    public string Line()
    {
        var rest = bytes.AsSpan(_at);
        var length = rest[..Math.Min(rest.Length, LongestLine)].IndexOf((byte)'\n');
        return length >= 0
            ? Encoding.ASCII.GetString(Take(length + 1)[..length])
            : throw NumPyArrayException.Foreign(path, "the pickle is damaged");
    }

    /// <summary>The next bytes, which stay where they are.</summary>
    public PickledSlice Slice(uint length)
    {
        var start = _at;
        return new(start, Take(length).Length);
    }

    public ReadOnlySpan<byte> Span(PickledSlice slice) => bytes.AsSpan(slice.Start, slice.Length);

    /// <summary>Text in UTF-8 as the bytes that its characters are in Latin-1.</summary>
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
                : throw NumPyArrayException.Foreign(path, "the pickle is damaged");
        }

        return latin[..count];
    }

    private ReadOnlySpan<byte> Take(uint length) =>
        length <= bytes.Length - _at ? Take((int)length) : throw NumPyArrayException.Truncated(path);

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > bytes.Length - _at)
        {
            throw NumPyArrayException.Truncated(path);
        }

        _at += length;
        return bytes.AsSpan(_at - length, length);
    }
}

/// <summary>Bytes of a pickle by their place.</summary>
internal sealed record PickledSlice(int Start, int Length);
