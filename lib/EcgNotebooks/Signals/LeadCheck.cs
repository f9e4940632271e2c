namespace EcgNotebooks.Signals;

/// <summary>Checks the samples of one lead: refuses flat stretches and values that aren't voltages of an ECG, and fills short gaps.</summary>
/// <param name="record">Name of the recording in error messages.</param>
/// <param name="lead">Name of the lead in error messages.</param>
/// <param name="rate">Sampling rate in Hz.</param>
/// <param name="limits">Limits beyond which a recording is refused.</param>
internal sealed class LeadCheck(string record, string lead, double rate, RecordingLimits limits)
{
    /// <summary>Throws where the lead keeps one value for too long.</summary>
    /// <exception cref="UnfitRecordingException">The lead is flat for longer than the limit.</exception>
    public void CheckFlat(ReadOnlySpan<double> samples)
    {
        var start = 0;
        for (var i = 1; i <= samples.Length; i++)
        {
            // A gap is NaN, which equals nothing.
            if (i < samples.Length && samples[i] == samples[start])
            {
                continue;
            }

            if ((i - start) / rate > limits.LongestFlatSeconds)
            {
                throw new UnfitRecordingException(
                    Unfitness.Flat,
                    $"{record}: lead {lead} stays at {samples[start]} for {Math.Round((i - start) / rate, 3)} s from {Math.Round(start / rate, 3)} s on.",
                    $"Use a recording in which no lead is flat for more than {limits.LongestFlatSeconds} s."
                );
            }

            start = i;
        }
    }

    /// <summary>Throws where a value is out of the range of an ECG in mV, since the recording is then in another unit than it states.</summary>
    /// <param name="samples">The samples in mV; NaN is ignored.</param>
    /// <exception cref="UnfitRecordingException">A value is out of range.</exception>
    public void CheckVoltage(ReadOnlySpan<double> samples)
    {
        var range = VoltageRange.Of(samples);
        if (!range.IsPlausible(limits.LargestMillivolts, limits.LargestRangeMillivolts))
        {
            throw new UnfitRecordingException(
                Unfitness.Voltage,
                $"{record}: lead {lead} reaches {range}, which is out of the range of an ECG.",
                $"If the values are in another unit (uV, perhaps), name it in the header: I (uV) in a CSV file, 1/uV in a WFDB header."
            );
        }
    }

    /// <summary>Fills gaps by linear interpolation, and gaps at an end with the nearest sample.</summary>
    /// <param name="samples">The samples; replaced by a new array where there was a gap.</param>
    /// <param name="window">Number of samples to which the limits apply; the samples after them only serve the resampling filter.</param>
    /// <returns>A phrase that says what was filled; null where there was no gap.</returns>
    /// <exception cref="UnfitRecordingException">A gap is too long, or there are too many.</exception>
    public string? FillGaps(ref double[] samples, int window)
    {
        var gaps = Gaps(samples);
        if (gaps.Count == 0)
        {
            return null;
        }

        var inWindow = gaps.Where(gap => gap.Start < window)
            .Select(gap => Math.Min(gap.End, window) - gap.Start)
            .ToList();
        Check(inWindow, window);
        samples = [.. samples];
        foreach (var gap in gaps)
        {
            Bridge(samples, gap.Start, gap.End);
        }

        return inWindow.Count == 0
            ? null
            : FormattableString.Invariant($"filled {inWindow.Count} gaps of lead {lead}, {inWindow.Sum()} samples");
    }

    private void Check(List<int> lengths, int window)
    {
        var (longest, all) = (lengths.DefaultIfEmpty(0).Max() / rate, (double)lengths.Sum() / window);
        if (longest > limits.LongestGapSeconds || all > limits.LargestGapPart)
        {
            throw new UnfitRecordingException(
                Unfitness.Gaps,
                $"{record}: lead {lead} has {lengths.Count} gaps, the longest of {Math.Round(longest, 3)} s, {Math.Round(100 * all, 1)} % of the samples together.",
                $"Use a recording without gaps of more than {limits.LongestGapSeconds} s or {100 * limits.LargestGapPart} % of the samples."
            );
        }
    }

    private static List<(int Start, int End)> Gaps(double[] samples)
    {
        var gaps = new List<(int, int)>();
        for (var i = 0; i < samples.Length; i++)
        {
            var start = i;
            while (i < samples.Length && !double.IsFinite(samples[i]))
            {
                i++;
            }

            if (i > start)
            {
                gaps.Add((start, i));
            }
        }

        return gaps;
    }

    private static void Bridge(double[] samples, int start, int end)
    {
        var before = start > 0 ? samples[start - 1] : samples[Math.Min(end, samples.Length - 1)];
        var after = end < samples.Length ? samples[end] : before;
        for (var i = start; i < end; i++)
        {
            samples[i] = before + (after - before) * (i - start + 1) / (end - start + 1);
        }
    }
}
