using System.Buffers.Binary;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Two's complement, 32 bits, least significant byte first.</summary>
internal readonly struct Format32 : ISampleCode
{
    public static int Code => 32;

    public static int? InvalidSample => int.MinValue;

    public static int GroupBytes => 4;

    public static int Sample(ReadOnlySpan<byte> bytes, int place) =>
        BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * place)..]);
}
