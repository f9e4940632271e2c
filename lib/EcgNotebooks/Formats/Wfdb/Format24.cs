namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Two's complement, 24 bits, least significant byte first.</summary>
internal readonly struct Format24 : ISampleCode
{
    public static int Code => 24;

    public static int? InvalidSample => -1 << 23;

    public static int GroupBytes => 3;

    public static int Sample(ReadOnlySpan<byte> bytes, int place)
    {
        var three = bytes.Slice(3 * place, 3);
        return three[0] | three[1] << 8 | (sbyte)three[2] << 16;
    }
}
