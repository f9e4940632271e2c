namespace EcgNotebooks.Signals.Beats;

/// <summary>Cuts the beats out of a recording that is prepared for a network.</summary>
/// <param name="options">The number of beats, and the samples of each.</param>
/// <param name="samplingRateHz">Sampling rate in Hz.</param>
internal sealed class BeatCutter(BeatOptions options, double samplingRateHz)
{
    private readonly QrsDetector _detector = new(samplingRateHz);

    /// <summary>
    /// Returns as many beats as the options say, each as (channel, time) with the R peak at the same sample; empty where the
    /// recording has no whole beat.
    /// </summary>
    /// <param name="signal">The recording as (channel, time) in mV.</param>
    /// <param name="channels">Number of channels.</param>
    public IReadOnlyList<float[]> Cut(float[] signal, int channels)
    {
        var length = signal.Length / channels;
        int[] whole = [.. Peaks(signal, channels).Where(peak => IsWhole(peak, length))];
        return whole.Length == 0
            ? []
            : [.. Enumerable.Range(0, options.PerRecording).Select(i => Cut(signal, channels, Spread(whole, i)))];
    }

    private IReadOnlyList<int> Peaks(float[] signal, int channels) =>
        _detector.Detect([
            .. signal.Chunk(signal.Length / channels).Select(lead => Array.ConvertAll(lead, sample => (double)sample)),
        ]);

    private bool IsWhole(int peak, int length) => peak >= options.SamplesBefore && peak + options.SamplesAfter < length;

    // Beats at even distances over the recording; where there are fewer than wanted, some are taken again.
    private int Spread(int[] peaks, int index) => peaks[(int)((long)index * peaks.Length / options.PerRecording)];

    private float[] Cut(float[] signal, int channels, int peak)
    {
        var beat = new float[channels * options.Samples];
        var length = signal.Length / channels;
        for (var channel = 0; channel < channels; channel++)
        {
            signal
                .AsSpan(channel * length + peak - options.SamplesBefore, options.Samples)
                .CopyTo(beat.AsSpan(channel * options.Samples));
        }

        return beat;
    }
}
