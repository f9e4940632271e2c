using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Decodes single samples of one storage format; a struct, so that the JIT compiler inlines it into the loop.</summary>
internal interface ISampleDecoder
{
    /// <summary>Returns the digital value of the sample at a position, counted in samples.</summary>
    static abstract int Sample(ReadOnlySpan<byte> bytes, int position);
}

/// <summary>Format 8: first differences of each signal in 8 bits, two's complement. No value is left to mark invalid samples.</summary>
internal readonly struct Difference8 : ISampleDecoder
{
    public static int Sample(ReadOnlySpan<byte> bytes, int position) => (sbyte)bytes[position];
}

/// <summary>Format 16: two's complement, 16 bits, least significant byte first.</summary>
internal readonly struct LittleEndian16 : ISampleDecoder
{
    // PTB-XL uses this format: one cast before the loop is faster than a slice for each sample.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Sample(ReadOnlySpan<byte> bytes, int position)
    {
        var sample = MemoryMarshal.Cast<byte, short>(bytes)[position];
        return BitConverter.IsLittleEndian ? sample : BinaryPrimitives.ReverseEndianness(sample);
    }
}

/// <summary>Format 24: two's complement, 24 bits, least significant byte first.</summary>
internal readonly struct LittleEndian24 : ISampleDecoder
{
    public static int Sample(ReadOnlySpan<byte> bytes, int position)
    {
        var three = bytes.Slice(3 * position, 3);
        return three[0] | three[1] << 8 | (sbyte)three[2] << 16;
    }
}

/// <summary>Format 32: two's complement, 32 bits, least significant byte first.</summary>
internal readonly struct LittleEndian32 : ISampleDecoder
{
    public static int Sample(ReadOnlySpan<byte> bytes, int position) =>
        BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * position)..]);
}

/// <summary>Format 61: two's complement, 16 bits, most significant byte first.</summary>
internal readonly struct BigEndian16 : ISampleDecoder
{
    public static int Sample(ReadOnlySpan<byte> bytes, int position) =>
        BinaryPrimitives.ReadInt16BigEndian(bytes[(2 * position)..]);
}

/// <summary>Format 80: offset binary, 8 bits; 128 stands for 0.</summary>
internal readonly struct Offset8 : ISampleDecoder
{
    public static int Sample(ReadOnlySpan<byte> bytes, int position) => bytes[position] + sbyte.MinValue;
}

/// <summary>Format 160: offset binary, 16 bits, least significant byte first; 32,768 stands for 0.</summary>
internal readonly struct Offset16 : ISampleDecoder
{
    public static int Sample(ReadOnlySpan<byte> bytes, int position) =>
        BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * position)..]) + short.MinValue;
}

/// <summary>
/// Format 212: two samples of 12 bits in three bytes. The first byte holds the low eight bits of the first sample, the second
/// byte the high bits of both (those of the first sample are the lower ones), the third byte the low eight bits of the second.
/// </summary>
internal readonly struct Packed12 : ISampleDecoder
{
    public static int Sample(ReadOnlySpan<byte> bytes, int position)
    {
        var (group, second) = Math.DivRem((uint)position, 2u);
        var from = bytes[(int)(3 * group)..];
        var bits = second == 0 ? from[0] | (from[1] << 8) : from[2] | (from[1] & 0xf0) << 4;
        return bits << 20 >> 20;
    }
}

/// <summary>
/// Format 310: three samples of 10 bits in two words of 16 bits. Bits 1 to 10 of each word are the first two samples; bits 11 to
/// 15 of the first word are the low half of the third sample, those of the second word its high half.
/// </summary>
internal readonly struct Packed10InWords : ISampleDecoder
{
    public static int Sample(ReadOnlySpan<byte> bytes, int position)
    {
        var (group, index) = Math.DivRem((uint)position, 3u);
        var from = bytes[(int)(4 * group)..];
        var bits = index == 2 ? Word(from) >> 11 | Word(from[2..]) >> 11 << 5 : Word(from[(int)(2 * index)..]) >> 1;
        return bits << 22 >> 22;
    }

    private static int Word(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}

/// <summary>Format 311: three samples of 10 bits in the low 30 bits of a word of 32 bits, the first one lowest.</summary>
internal readonly struct Packed10 : ISampleDecoder
{
    public static int Sample(ReadOnlySpan<byte> bytes, int position)
    {
        var (group, index) = Math.DivRem((uint)position, 3u);
        // The samples begin at bits 0, 2 and 4 of the bytes 0, 1 and 2.
        var two = bytes.Slice((int)(4 * group + index), 2);
        var bits = (two[0] | two[1] << 8) >> (int)(2 * index);
        return bits << 22 >> 22;
    }
}
