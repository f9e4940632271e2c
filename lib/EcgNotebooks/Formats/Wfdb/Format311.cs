namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Three samples of 10 bits in the low 30 bits of a word of 32, the first lowest.</summary>
internal readonly struct Format311 : ISampleCode
{
    public static int Code => 311;

    public static int? InvalidSample => -512;

    public static int GroupSamples => 3;

    public static int GroupBytes => 4;

    // The second sample ends in the third byte, the third one in the fourth.
    public static int PartBytes(int samples) => samples == 0 ? 0 : samples + 1;

    public static int Sample(ReadOnlySpan<byte> bytes, int place)
    {
        var (group, place3) = Math.DivRem((uint)place, 3u);
        // Samples begin at the bits 0, 2 and 4 of the bytes 0, 1 and 2.
        var two = bytes.Slice((int)(4 * group + place3), 2);
        var bits = (two[0] | two[1] << 8) >> (int)(2 * place3);
        return bits << 22 >> 22;
    }
}
