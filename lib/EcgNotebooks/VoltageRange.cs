namespace EcgNotebooks;

/// <summary>From where to where a lead reaches, in mV.</summary>
/// <param name="Low">The lowest sample; infinite where there is none.</param>
/// <param name="High">The highest sample; minus infinity where there is none.</param>
internal readonly record struct VoltageRange(double Low, double High)
{
    /// <summary>The largest distance from 0 mV that an ECG has.</summary>
    /// <remarks>
    /// Electrodes have offsets of their own, of which an electrocardiograph has to bear 300 mV (IEC 60601-2-25); what lies
    /// farther out is in microvolts, or counts of a converter.
    /// </remarks>
    public const double Farthest = 300;

    /// <summary>The largest range from the lowest to the highest sample that an ECG has.</summary>
    /// <remarks>
    /// A QRS complex has a few mV, and with artefacts PTB-XL's 16 bits of 1 uV reach over 66 mV; in microvolts even a QRS
    /// complex of 0.1 mV has a range of 100.
    /// </remarks>
    public const double Widest = 100;

    /// <summary>The range of the samples that are numbers.</summary>
    public static VoltageRange Of(ReadOnlySpan<double> millivolts)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var sample in millivolts)
        {
            if (double.IsFinite(sample))
            {
                low = Math.Min(low, sample);
                high = Math.Max(high, sample);
            }
        }

        return new VoltageRange(low, high);
    }

    /// <summary>Whether an ECG may have it, as one without any sample does.</summary>
    public bool IsPlausible(double farthest = Farthest, double widest = Widest) =>
        Math.Max(-Low, High) <= farthest && High - Low <= widest;

    /// <summary>The range in words.</summary>
    public override string ToString() => FormattableString.Invariant($"from {Low:G6} to {High:G6} mV");
}
