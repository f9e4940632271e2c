using EcgNotebooks.Filtering;

namespace EcgNotebooks.Experiments;

/// <summary>Prepares a recording for a network: leads chosen, rate and length checked, filtered where asked (step 6).</summary>
/// <param name="options">What the network sees.</param>
public sealed class SignalReader(SignalOptions options)
{
    private readonly IReadOnlyList<Lead> _leads = [.. options.Leads.Select(name => Lead.Parse(name))];
    private readonly ZeroPhaseFilter? _filter = options.Filter is null
        ? null
        : new ZeroPhaseFilter(options.Filter, options.SamplingRateHz);

    /// <summary>The leads to read, one channel each.</summary>
    public IReadOnlyList<Lead> Leads => _leads;

    /// <summary>The recording as (channel, time) in mV: all samples of the first lead, then of the next.</summary>
    /// <exception cref="EcgException">Another sampling rate, too short, no such lead, or invalid samples.</exception>
    public float[] Prepare(EcgRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        CheckRateAndLength(record);
        var result = new float[_leads.Count * options.Samples];
        for (var channel = 0; channel < _leads.Count; channel++)
        {
            var samples = record[_leads[channel]].Samples;
            CheckValid(record, _leads[channel], samples);
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

    private void CheckValid(EcgRecord record, Lead lead, double[] samples)
    {
        var checkedSamples = _filter is null ? samples.AsSpan(0, options.Samples) : samples;
        foreach (var sample in checkedSamples)
        {
            if (double.IsNaN(sample))
            {
                throw new EcgException(
                    $"{record.Name}: lead {lead} has invalid samples.",
                    "Use a recording without gaps."
                );
            }
        }
    }
}
