namespace EcgNotebooks.Formats.Wfdb;

/// <summary>
/// Two samples of 12 bits in three bytes: the first's low eight bits, the high bits of both (the first's below), the
/// second's low eight bits.
/// </summary>
internal readonly struct Format212 : ISampleCode
{
    public static int Code => 212;

    public static int? InvalidSample => -2048;

    public static int GroupSamples => 2;

    public static int GroupBytes => 3;

    public static int PartBytes(int samples) => 2 * samples;

    public static int Sample(ReadOnlySpan<byte> bytes, int place)
    {
        var (group, second) = Math.DivRem((uint)place, 2u);
        var from = bytes[(int)(3 * group)..];
        var bits = second == 0 ? from[0] | (from[1] << 8) : from[2] | (from[1] & 0xf0) << 4;
        return bits << 20 >> 20;
    }
}
