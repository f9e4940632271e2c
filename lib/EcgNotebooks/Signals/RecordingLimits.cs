namespace EcgNotebooks.Signals;

/// <summary>What a recording must be so that a network's answer to it means something.</summary>
public sealed record RecordingLimits
{
    /// <summary>The lowest sampling rate. 100 Hz is the lowest of PTB-XL; below it the QRS complex loses its shape.</summary>
    public double LowestSamplingRateHz { get; init; } = 100;

    /// <summary>
    /// The least part of the network's seconds; what is missing repeats the last sample. The half second that may be missing
    /// of ten is less than a beat.
    /// </summary>
    public double LeastPart { get; init; } = 0.95;

    /// <summary>
    /// The longest gap that is filled, by a straight line. As long as a QRS complex: a longer line could replace a beat.
    /// </summary>
    public double LongestGapSeconds { get; init; } = 0.1;

    /// <summary>The largest part of all samples that is filled.</summary>
    public double LargestGapPart { get; init; } = 0.05;

    /// <summary>The largest distance from 0 mV: the offset of the electrodes that IEC 60601-2-25 asks for.</summary>
    public double LargestMillivolts { get; init; } = VoltageRange.Farthest;

    /// <summary>
    /// The largest range from the lowest to the highest sample: more than PTB-XL's 16 bits of 1 uV, and no more than a QRS complex
    /// of 0.1 mV has where its values are microvolts.
    /// </summary>
    public double LargestRangeMillivolts { get; init; } = VoltageRange.Widest;

    /// <summary>
    /// The longest time without any change of value. At 30 beats a minute something still happens every two seconds; a lead
    /// that shows nothing has lost its electrode or is no recording.
    /// </summary>
    public double LongestFlatSeconds { get; init; } = 2;
}
