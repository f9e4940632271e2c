using EcgNotebooks.Filtering;
using EcgNotebooks.Signals.Beats;

namespace EcgNotebooks.Signals;

/// <summary>
/// Prepares recordings for a network (step 6): takes its leads in mV, checks sampling rate, length and values, and filters where
/// the options say so.
/// </summary>
/// <remarks>Training, evaluation and prediction all prepare their signals here.</remarks>
public sealed class SignalReader
{
    private readonly SignalOptions _options;
    private readonly RecordingLimits _limits;
    private readonly ZeroPhaseFilter? _filter;
    private readonly BeatCutter? _beats;

    /// <summary>Makes a reader.</summary>
    /// <param name="options">Options of the signal that the network takes.</param>
    public SignalReader(SignalOptions options)
        : this(options, null) { }

    /// <summary>Makes a reader with limits of its own.</summary>
    /// <param name="options">Options of the signal that the network takes.</param>
    /// <param name="limits">Limits beyond which values are refused; null for the defaults.</param>
    internal SignalReader(SignalOptions options, RecordingLimits? limits)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _limits) = (options, limits ?? new RecordingLimits());
        _filter = options.Filter is null ? null : new ZeroPhaseFilter(options.Filter, options.SamplingRateHz);
        _beats = options.Beats is null ? null : new BeatCutter(options.Beats, options.SamplingRateHz);
    }

    /// <summary>The leads to read, one channel for each.</summary>
    public IReadOnlyList<Lead> Leads => _options.Leads;

    /// <summary>Returns what a network sees of a recording: the whole signal, or as many beats as the options say.</summary>
    /// <exception cref="UnfitRecordingException">No beat is found, or a lead has values out of the range of an ECG.</exception>
    /// <inheritdoc cref="Prepare"/>
    internal IReadOnlyList<float[]> Inputs(EcgRecord record)
    {
        var signal = Prepare(record);
        if (_beats is null)
        {
            return [signal];
        }

        var beats = _beats.Cut(signal, _options.Leads.Count);
        return beats.Count > 0
            ? beats
            : throw new UnfitRecordingException(
                Unfitness.NoBeat,
                $"{record.Name}: no whole heart beat was found in {string.Join(", ", _options.Leads)}.",
                $"Look at the recording with 'ecg plot', and leave it out, or use more leads or whole recordings."
            );
    }

    /// <summary>Returns the whole signal as (channel, time) in mV: all samples of the first lead, then of the next.</summary>
    /// <exception cref="UnfitRecordingException">A lead has values out of the range of an ECG.</exception>
    /// <exception cref="EcgException">
    /// The recording has another sampling rate, is too short, lacks a lead, has invalid samples, or has a unit that isn't a voltage.
    /// </exception>
    public float[] Prepare(EcgRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        CheckRateAndLength(record);
        var result = new float[_options.Leads.Count * _options.Samples];
        for (var channel = 0; channel < _options.Leads.Count; channel++)
        {
            var samples = Millivolts.Of(record.Name, record[_options.Leads[channel]]).Samples;
            Check(record, _options.Leads[channel], _filter is null ? samples.AsSpan(0, _options.Samples) : samples);
            Copy(_filter?.Apply(samples) ?? samples, result.AsSpan(channel * _options.Samples, _options.Samples));
        }

        return result;
    }

    private static void Copy(double[] samples, Span<float> destination)
    {
        for (var i = 0; i < destination.Length; i++)
        {
            destination[i] = (float)samples[i];
        }
    }

    private void CheckRateAndLength(EcgRecord record)
    {
        if (record.SamplingRateHz != _options.SamplingRateHz)
        {
            throw new EcgException(
                $"{record.Name}: sampled at {record.SamplingRateHz} Hz, the network expects {_options.SamplingRateHz} Hz.",
                "Use the recording's 500 Hz version (records500)."
            );
        }

        if (record.SampleCount < _options.Samples)
        {
            throw new EcgException(
                $"{record.Name}: {record.SampleCount} samples, the network expects at least {_options.Samples}.",
                $"Use a recording of at least {_options.Samples / _options.SamplingRateHz} s."
            );
        }
    }

    private void Check(EcgRecord record, Lead lead, ReadOnlySpan<double> samples)
    {
        foreach (var sample in samples)
        {
            if (!double.IsFinite(sample))
            {
                throw new EcgException(
                    $"{record.Name}: lead {lead} has invalid samples.",
                    "Use a recording without gaps."
                );
            }
        }

        new LeadCheck(record.Name, lead.Name, record.SamplingRateHz, _limits).CheckVoltage(samples);
    }
}
