using EcgNotebooks.Filtering;

namespace EcgNotebooks.Signals;

/// <summary>
/// Prepares a recording for a network: leads chosen and in mV, rate, length and values checked, filtered where asked (step 6).
/// </summary>
/// <param name="options">What the network sees.</param>
/// <param name="limits">What is refused, as far as it is about values; the defaults where null.</param>
/// <remarks>Whatever a network sees, in training, evaluation and prediction, comes from here.</remarks>
public sealed class SignalReader(SignalOptions options, RecordingLimits? limits = null)
{
    private readonly RecordingLimits _limits = limits ?? new RecordingLimits();
    private readonly IReadOnlyList<Lead> _leads = [.. options.Leads];
    private readonly ZeroPhaseFilter? _filter = options.Filter is null
        ? null
        : new ZeroPhaseFilter(options.Filter, options.SamplingRateHz);

    /// <summary>The leads to read, one channel each.</summary>
    public IReadOnlyList<Lead> Leads => _leads;

    /// <summary>The recording as (channel, time) in mV: all samples of the first lead, then of the next.</summary>
    /// <exception cref="UnfitRecordingException">A lead has values that no ECG has.</exception>
    /// <exception cref="EcgException">
    /// Another sampling rate, too short, no such lead, invalid samples, or a unit that isn't one of voltage.
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
