namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Creates samples for gaps: null segments, and signals that a segment or the whole record lacks.</summary>
internal static class Gaps
{
    // A gap costs a header nothing, so its claimed length must be bounded: by 256 MiB of doubles, 18 hours at 500 Hz.
    private const long MaxSamples = 1 << 25;

    /// <summary>Throws if a record has more gap samples than this reader allocates.</summary>
    /// <exception cref="RecordException">There are too many gap samples.</exception>
    public static void Check(string record, Int128 samples)
    {
        if (samples > MaxSamples)
        {
            throw RecordException.Unsupported(
                record,
                null,
                $"a record with {samples} samples in gaps",
                "Read its segments one by one, or read fewer samples or fewer leads."
            );
        }
    }

    /// <summary>Returns the given number of samples, all NaN.</summary>
    public static double[] Filled(long samples)
    {
        var gap = new double[samples];
        Array.Fill(gap, double.NaN);
        return gap;
    }
}
