using System.Buffers.Binary;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Offset binary, 16 bits, least significant byte first: 32,768 stands for 0.</summary>
internal readonly struct Format160 : ISampleCode
{
    public static int Code => 160;

    public static int? InvalidSample => short.MinValue;

    public static int GroupBytes => 2;

    public static int Sample(ReadOnlySpan<byte> bytes, int place) =>
        BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * place)..]) + short.MinValue;
}
