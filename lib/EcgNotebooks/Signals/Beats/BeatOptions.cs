using System.Text.Json.Serialization;

namespace EcgNotebooks.Signals.Beats;

/// <summary>Options of networks that see single beats instead of whole recordings.</summary>
/// <remarks>
/// The defaults are the beats of Acharya and others, Application of deep convolutional neural network for automated detection of
/// myocardial infarction using ECG signals, Information Sciences 415:190 (2017): 0.25 s before the R peak and 0.4 s after it.
/// </remarks>
public sealed record BeatOptions
{
    // A recording of ten seconds has fewer beats than that at any heart rate.
    private const int MostPerRecording = 100;

    /// <summary>Number of beats that are taken of each recording, spread over it; a recording with fewer beats repeats them.</summary>
    public int PerRecording { get; init; } = 5;

    /// <summary>Number of samples before the R peak.</summary>
    public int SamplesBefore { get; init; } = 125;

    /// <summary>Number of samples after the R peak.</summary>
    public int SamplesAfter { get; init; } = 200;

    /// <summary>Number of samples of a beat, the R peak included.</summary>
    [JsonIgnore]
    public int Samples => SamplesBefore + 1 + SamplesAfter;

    internal void Check(int samplesOfRecording, double samplingRateHz)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(PerRecording);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PerRecording, MostPerRecording);
        ArgumentOutOfRangeException.ThrowIfNegative(SamplesBefore);
        ArgumentOutOfRangeException.ThrowIfNegative(SamplesAfter);
        // Subtracted, because a sum might overflow.
        if (SamplesBefore >= samplesOfRecording - SamplesAfter)
        {
            throw new ArgumentException(
                $"A beat of {SamplesBefore} samples before the R peak and {SamplesAfter} after it is longer than the {samplesOfRecording} samples of a recording."
            );
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(samplingRateHz, QrsDetector.LowestSamplingRateHz);
    }
}
