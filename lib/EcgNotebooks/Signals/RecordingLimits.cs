namespace EcgNotebooks.Signals;

/// <summary>Limits beyond which a recording is refused, because the probability that a network gives it would mean nothing.</summary>
internal sealed record RecordingLimits
{
    /// <summary>The lowest sampling rate in Hz. 100 Hz is the lowest of PTB-XL; below it the QRS complex loses its shape.</summary>
    public double LowestSamplingRateHz { get; init; } = 100;

    /// <summary>
    /// The smallest share of the network's duration that a recording must have; the rest repeats the last sample. Half a second of
    /// ten, which may be missing, is less than a beat.
    /// </summary>
    public double LeastPart { get; init; } = 0.95;

    /// <summary>
    /// The longest gap that is filled, in seconds. It is as long as a QRS complex; a longer one could hide a beat.
    /// </summary>
    public double LongestGapSeconds { get; init; } = 0.1;

    /// <summary>The largest share of all samples that is filled.</summary>
    public double LargestGapPart { get; init; } = 0.05;

    /// <summary>The largest distance from 0 mV: the offset of the electrodes that IEC 60601-2-25 asks for.</summary>
    public double LargestMillivolts { get; init; } = VoltageRange.Farthest;

    /// <summary>
    /// The largest range from the lowest to the highest sample: more than PTB-XL's 16 bits of 1 uV, and no more than a QRS complex
    /// of 0.1 mV has where its values are microvolts.
    /// </summary>
    public double LargestRangeMillivolts { get; init; } = VoltageRange.Widest;

    /// <summary>
    /// The longest time without a change of value, in seconds. Even at 30 beats a minute there is a beat every two seconds; a lead
    /// that stays flat for longer has lost its electrode.
    /// </summary>
    public double LongestFlatSeconds { get; init; } = 2;
}
