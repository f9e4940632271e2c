namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Samples that no file holds: of null segments, and of signals that a segment or a whole record lacks.</summary>
internal static class Gaps
{
    // They cost a header nothing, so what a header claims of them has to be bounded: by 256 MiB, 18 hours at 500 Hz.
    private const long Most = 1 << 25;

    /// <summary>Refuses more of them than the memory they would take is worth.</summary>
    /// <exception cref="RecordException">There are too many.</exception>
    public static void Check(string record, Int128 samples)
    {
        if (samples > Most)
        {
            throw RecordException.Unsupported(
                record,
                null,
                $"a record with {samples} samples in gaps",
                "Read its segments one by one, or fewer samples of fewer leads."
            );
        }
    }

    /// <summary>So many samples, all NaN.</summary>
    public static double[] Filled(long samples)
    {
        var gap = new double[samples];
        Array.Fill(gap, double.NaN);
        return gap;
    }
}
