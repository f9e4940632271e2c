using EcgNotebooks.Filtering;

namespace EcgNotebooks.Signals;

/// <summary>
/// Prepares recordings for a network (step 6): takes its leads in mV, checks sampling rate, length and values, and filters where
/// the options say so.
/// </summary>
/// <param name="options">Options of the signal that the network takes.</param>
/// <param name="limits">Limits beyond which values are refused; null for the defaults.</param>
/// <remarks>Training, evaluation and prediction all prepare their signals here.</remarks>
public sealed class SignalReader(SignalOptions options, RecordingLimits? limits = null)
{
    private readonly RecordingLimits _limits = limits ?? new RecordingLimits();
    private readonly IReadOnlyList<Lead> _leads = [.. options.Leads];
    private readonly ZeroPhaseFilter? _filter = options.Filter is null
        ? null
        : new ZeroPhaseFilter(options.Filter, options.SamplingRateHz);

    /// <summary>The leads to read, one channel for each.</summary>
    public IReadOnlyList<Lead> Leads => _leads;

    /// <summary>Returns the signal as (channel, time) in mV: all samples of the first lead, then of the next.</summary>
    /// <exception cref="UnfitRecordingException">A lead has values out of the range of an ECG.</exception>
    /// <exception cref="EcgException">
    /// The recording has another sampling rate, is too short, lacks a lead, has invalid samples, or has a unit that isn't a voltage.
    /// </exception>
    public float[] Prepare(EcgRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        CheckRateAndLength(record);
        var result = new float[_leads.Count * options.Samples];
        for (var channel = 0; channel < _leads.Count; channel++)
        {
            var samples = Millivolts.Of(record.Name, record[_leads[channel]]).Samples;
            Check(record, _leads[channel], _filter is null ? samples.AsSpan(0, options.Samples) : samples);
            Copy(_filter?.Apply(samples) ?? samples, result.AsSpan(channel * options.Samples, options.Samples));
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
        if (record.SamplingRateHz != options.SamplingRateHz)
        {
            throw new EcgException(
                $"{record.Name}: sampled at {record.SamplingRateHz} Hz, the network expects {options.SamplingRateHz} Hz.",
                "Use the recording's 500 Hz version (records500)."
            );
        }

        if (record.SampleCount < options.Samples)
        {
            throw new EcgException(
                $"{record.Name}: {record.SampleCount} samples, the network expects at least {options.Samples}.",
                $"Use a recording of at least {options.Samples / options.SamplingRateHz} s."
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
