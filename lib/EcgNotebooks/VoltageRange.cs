namespace EcgNotebooks;

/// <summary>The range of a lead's samples in mV.</summary>
/// <param name="Low">The lowest sample in mV; infinity where there is no finite sample.</param>
/// <param name="High">The highest sample in mV; minus infinity where there is no finite sample.</param>
internal readonly record struct VoltageRange(double Low, double High)
{
    /// <summary>The largest plausible distance of an ECG sample from 0 mV.</summary>
    /// <remarks>
    /// Electrodes have an offset voltage, of which an electrocardiograph must tolerate 300 mV (IEC 60601-2-25). Values beyond
    /// that are in microvolts or in units of the analog-to-digital converter.
    /// </remarks>
    public const double Farthest = 300;

    /// <summary>The largest plausible range in mV from the lowest to the highest sample of an ECG lead.</summary>
    /// <remarks>
    /// A QRS complex has a few mV; with artefacts, PTB-XL's 16 bits at 1 uV per step span just over 66 mV. In microvolts, even a
    /// QRS complex of 0.1 mV has a range of 100.
    /// </remarks>
    public const double Widest = 100;

    /// <summary>Computes the range of the finite samples.</summary>
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

    /// <summary>Returns whether an ECG may have this range; a lead without finite samples counts as plausible.</summary>
    public bool IsPlausible(double farthest = Farthest, double widest = Widest) =>
        Math.Max(-Low, High) <= farthest && High - Low <= widest;

    /// <summary>Returns the range as text, such as "from -0.5 to 1.2 mV".</summary>
    public override string ToString() => FormattableString.Invariant($"from {Low:G6} to {High:G6} mV");
}
