using System.Buffers.Binary;
using System.Text;

namespace EcgNotebooks.Fuzz.Mutations;

/// <summary>Mutations that replace numbers by extreme or slightly different ones.</summary>
internal static class NumberMutations
{
    // The limits of all integer widths, and sizes that overflow when they are multiplied by 2, 4 or 8.
    private static readonly long[] _binary =
    [
        0,
        1,
        -1,
        2,
        0x7F,
        0x80,
        0xFF,
        0x7FFF,
        0x8000,
        0xFFFF,
        0x10000,
        0x1FFFFFFF,
        0x20000000,
        0x3FFFFFFF,
        0x40000000,
        0x7FFFFFC7,
        0x7FFFFFFF,
        0x80000000,
        0xFFFFFFFF,
        0x100000000,
        long.MaxValue,
        long.MinValue,
        long.MaxValue / 2,
        long.MaxValue / 4,
        long.MaxValue / 8 + 1,
    ];

    private static readonly byte[][] _decimal =
    [
        .. (
            (string[])
                [
                    "0",
                    "-0",
                    "-1",
                    "1",
                    "2",
                    "65535",
                    "65536",
                    "1000000",
                    "268435456",
                    "536870912",
                    "1073741824",
                    "2147483647",
                    "2147483648",
                    "-2147483648",
                    "4294967296",
                    "1000000000000",
                    "9223372036854775807",
                    "9223372036854775808",
                    "-9223372036854775808",
                    "18446744073709551616",
                    "0.5",
                    "1e-308",
                    "1e308",
                    "1e309",
                    "-1e308",
                    "1e999999999",
                    "NaN",
                    "Infinity",
                    "-Infinity",
                    "null",
                    "0x10",
                    "1_000",
                    "1,5",
                    "\u0663",
                    "",
                    new('9', 400),
                    "0." + new string('0', 400) + "1",
                    new string('0', 400) + "7",
                ]
        ).Select(Encoding.UTF8.GetBytes),
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("extreme binary number", ReplaceBinary),
        new("nearly the same binary number", ShiftBinary),
        new("extreme number", (content, draw) => InText(content, draw, _ => draw.Of(_decimal))),
        new("nearly the same number", (content, draw) => InText(content, draw, old => Near(old, draw))),
    ];

    private static byte[] ReplaceBinary(byte[] content, Draw draw) =>
        Written(content, draw, (place, width) => WriteInteger(place, width, draw.Of(_binary)));

    private static byte[] ShiftBinary(byte[] content, Draw draw) =>
        Written(
            content,
            draw,
            (place, width) => WriteInteger(place, width, unchecked(ReadInteger(place, width) + draw.Below(9) - 4))
        );

    private static byte[] Written(byte[] content, Draw draw, Action<Memory<byte>, int> write)
    {
        var width = 2 << draw.Below(3);
        if (content.Length < width)
        {
            return content;
        }

        byte[] changed = [.. content];
        var place = draw.Place(changed.Length - width + 1);
        write(changed.AsMemory(draw.Below(2) == 0 ? place : place / width * width, width), width);
        return changed;
    }

    private static void WriteInteger(Memory<byte> place, int width, long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        bytes[..width].CopyTo(place.Span);
    }

    private static long ReadInteger(Memory<byte> place, int width)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        place.Span[..width].CopyTo(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    private static byte[] InText(byte[] content, Draw draw, Func<byte[], byte[]> change)
    {
        var place = draw.Place(content.Length);
        var from = place + content.AsSpan(place).IndexOfAnyInRange((byte)'0', (byte)'9');
        if (content.Length == 0 || from < place)
        {
            return content;
        }

        var count = content.AsSpan(from).IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        count = count < 0 ? content.Length - from : count;
        return Mutation.Splice(content, from, count, change(content[from..(from + count)]));
    }

    private static byte[] Near(byte[] digits, Draw draw) =>
        long.TryParse(digits, out var value)
            ? Encoding.ASCII.GetBytes(
                unchecked(value + draw.Below(5) - 2).ToString(System.Globalization.CultureInfo.InvariantCulture)
            )
            : digits;
}
