using System.Buffers.Binary;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Two's complement, 16 bits, most significant byte first.</summary>
internal readonly struct Format61 : ISampleCode
{
    public static int Code => 61;

    public static int? InvalidSample => short.MinValue;

    public static int GroupBytes => 2;

    public static int Sample(ReadOnlySpan<byte> bytes, int place) =>
        BinaryPrimitives.ReadInt16BigEndian(bytes[(2 * place)..]);
}
