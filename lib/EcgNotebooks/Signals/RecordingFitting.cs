using EcgNotebooks.Filtering;

namespace EcgNotebooks.Signals;

/// <summary>Converts any recording to the unit, sampling rate and length that a network takes, and fills short gaps.</summary>
/// <param name="options">Options of the signal that the network takes.</param>
/// <param name="limits">Limits beyond which a recording is refused.</param>
/// <remarks>
/// The first samples are taken. A recording that needs no conversion is passed on unchanged, bit for bit.
/// </remarks>
internal sealed class RecordingFitting(SignalOptions options, RecordingLimits limits)
{
    private readonly List<string> _done = [];

    /// <summary>A phrase for each conversion, in order and without repetition.</summary>
    public IReadOnlyList<string> Done => [.. _done.Distinct(StringComparer.Ordinal)];

    /// <summary>Duration of the signal that the network takes, in seconds.</summary>
    public double Seconds => options.Samples / options.SamplingRateHz;

    /// <summary>Converts a recording.</summary>
    /// <exception cref="UnfitRecordingException">The recording is beyond the limits.</exception>
    public EcgRecord Fit(RecordingExcerpt excerpt)
    {
        _done.AddRange(excerpt.Notes);
        var signals = excerpt.Parts.SelectMany(part => part.Signals.Select(s => Fit(excerpt, part.SamplingRateHz, s)));
        var record = new EcgRecord(excerpt.Name, options.SamplingRateHz, [.. signals]);
        if (excerpt.Seconds > Seconds)
        {
            Note($"took the first {Seconds} s of {Math.Round(excerpt.Seconds, 3)} s");
        }

        return record;
    }

    private EcgSignal Fit(RecordingExcerpt excerpt, double rate, EcgSignal signal)
    {
        CheckRate(excerpt.Name, rate);
        CheckLength(excerpt.Name, rate, signal);
        var samples = InMillivolts(excerpt.Name, signal).Samples;
        var window = (int)Math.Min(samples.Length, Math.Ceiling(Seconds * rate));
        var lead = new LeadCheck(excerpt.Name, signal.Name, rate, limits);
        lead.CheckVoltage(samples.AsSpan(0, window));
        lead.CheckFlat(samples.AsSpan(0, window));
        if (lead.FillGaps(ref samples, window) is { } filled)
        {
            _done.Add(filled);
        }

        return signal with
        {
            Unit = Millivolts.Name,
            Samples = Sized(SmoteResult(samples, rate)),
        };
    }

    private void CheckRate(string name, double rate)
    {
        if (rate < limits.LowestSamplingRateHz)
        {
            throw new UnfitRecordingException(
                Unfitness.SamplingRate,
                $"{name}: sampled at {rate} Hz, too low for a network that was trained at {options.SamplingRateHz} Hz.",
                $"Use a recording of {limits.LowestSamplingRateHz} Hz or more."
            );
        }
    }

    private void CheckLength(string name, double rate, EcgSignal signal)
    {
        if (signal.Samples.Length < limits.LeastPart * Seconds * rate)
        {
            throw new UnfitRecordingException(
                Unfitness.TooShort,
                $"{name}: {signal.Samples.Length} samples at {rate} Hz are too short; the network expects {options.Samples} at {options.SamplingRateHz} Hz.",
                $"Use a recording of at least {limits.LeastPart * Seconds} s."
            );
        }
    }

    private EcgSignal InMillivolts(string name, EcgSignal signal)
    {
        var converted =
            Millivolts.TryOf(signal)
            ?? throw new UnfitRecordingException(
                Unfitness.Unit,
                $"{Millivolts.NoVoltage(name, signal)}",
                $"{Millivolts.Remedy}"
            );
        if (converted.Samples != signal.Samples)
        {
            Note($"converted {signal.Unit} to {Millivolts.Name}");
        }

        return converted;
    }

    private double[] SmoteResult(double[] samples, double rate)
    {
        if (rate == options.SamplingRateHz)
        {
            return samples;
        }

        Note($"resampled from {rate} Hz to {options.SamplingRateHz} Hz");
        return PolyphaseResampler.Between(rate, options.SamplingRateHz).Apply(samples);
    }

    private double[] Sized(double[] samples)
    {
        if (samples.Length >= options.Samples)
        {
            return samples[..options.Samples];
        }

        Note($"repeated the last sample {options.Samples - samples.Length} times at the end");
        return [.. samples, .. Enumerable.Repeat(samples[^1], options.Samples - samples.Length)];
    }

    private void Note(FormattableString text) => _done.Add(FormattableString.Invariant(text));
}
