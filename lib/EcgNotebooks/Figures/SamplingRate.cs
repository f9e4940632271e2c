namespace EcgNotebooks.Figures;

/// <summary>Checks the sampling rate of recordings that are drawn.</summary>
internal static class SamplingRate
{
    /// <summary>Throws unless the sampling rate is positive and finite.</summary>
    /// <exception cref="EcgException">The sampling rate isn't a number above 0.</exception>
    public static void ThrowUnlessPositive(EcgRecord record)
    {
        if (!double.IsFinite(record.SamplingRateHz) || record.SamplingRateHz <= 0)
        {
            throw new EcgException(
                FormattableString.Invariant($"{record.Name}: the sampling rate is {record.SamplingRateHz} Hz."),
                "Use a recording whose header gives a sampling rate above 0."
            );
        }
    }
}
