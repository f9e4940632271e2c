namespace EcgNotebooks.Figures;

/// <summary>Guards the time axis of a recording's figures.</summary>
internal static class SamplingRate
{
    /// <summary>Throws unless the recording has a sampling rate to compute times by.</summary>
    /// <exception cref="EcgException">The sampling rate isn't a number above 0.</exception>
    public static void ThrowUnlessPositive(EcgRecord record)
    {
        if (!double.IsFinite(record.SamplingRateHz) || record.SamplingRateHz <= 0)
        {
            throw new EcgException(
                FormattableString.Invariant($"{record.Name}: a sampling rate of {record.SamplingRateHz} Hz."),
                "Use a recording whose header gives the samples per second."
            );
        }
    }
}
