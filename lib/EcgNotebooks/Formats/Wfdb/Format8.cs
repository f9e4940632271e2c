namespace EcgNotebooks.Formats.Wfdb;

/// <summary>First differences of each signal in 8 bits, two's complement. No value is left to mark invalid samples.</summary>
internal readonly struct Format8 : ISampleCode
{
    public static int Code => 8;

    public static int? InvalidSample => null;

    public static bool HoldsDifferences => true;

    public static int GroupBytes => 1;

    public static int Sample(ReadOnlySpan<byte> bytes, int place) => (sbyte)bytes[place];
}
