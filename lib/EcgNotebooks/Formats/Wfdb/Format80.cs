namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Offset binary, 8 bits: 128 stands for 0.</summary>
internal readonly struct Format80 : ISampleCode
{
    public static int Code => 80;

    public static int? InvalidSample => sbyte.MinValue;

    public static int GroupBytes => 1;

    public static int Sample(ReadOnlySpan<byte> bytes, int place) => bytes[place] + sbyte.MinValue;
}
