using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Two's complement, 16 bits, least significant byte first.</summary>
internal readonly struct Format16 : ISampleCode
{
    public static int Code => 16;

    public static int? InvalidSample => short.MinValue;

    public static int GroupBytes => 2;

    // PTB-XL's format: one cast before the loop instead of a slice for each sample.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Sample(ReadOnlySpan<byte> bytes, int place)
    {
        var sample = MemoryMarshal.Cast<byte, short>(bytes)[place];
        return BitConverter.IsLittleEndian ? sample : BinaryPrimitives.ReverseEndianness(sample);
    }
}
