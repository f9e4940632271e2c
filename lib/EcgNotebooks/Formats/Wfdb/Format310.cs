using System.Buffers.Binary;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>
/// Three samples of 10 bits in two words of 16: bits 1 to 10 of each word are the first two samples, bits 11 to 15 of the
/// first word the low half of the third, of the second word its high half.
/// </summary>
internal readonly struct Format310 : ISampleCode
{
    public static int Code => 310;

    public static int? InvalidSample => -512;

    public static int GroupSamples => 3;

    public static int GroupBytes => 4;

    public static int PartBytes(int samples) => 2 * samples;

    public static int Sample(ReadOnlySpan<byte> bytes, int place)
    {
        var (group, place3) = Math.DivRem((uint)place, 3u);
        var from = bytes[(int)(4 * group)..];
        var bits = place3 == 2 ? Word(from) >> 11 | Word(from[2..]) >> 11 << 5 : Word(from[(int)(2 * place3)..]) >> 1;
        return bits << 22 >> 22;
    }

    private static int Word(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}
