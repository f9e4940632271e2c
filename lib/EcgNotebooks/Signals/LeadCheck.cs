namespace EcgNotebooks.Signals;

/// <summary>Finds what is wrong with one lead: gaps, stretches without any change, values that are no voltages of an ECG.</summary>
/// <param name="record">The recording as errors show it.</param>
/// <param name="lead">The lead as errors show it.</param>
/// <param name="rate">Samples per second.</param>
/// <param name="limits">What is refused.</param>
internal sealed class LeadCheck(string record, string lead, double rate, RecordingLimits limits)
{
    /// <summary>Refuses a lead that keeps one value for too long.</summary>
    /// <exception cref="UnfitRecordingException">It does.</exception>
    public void CheckFlat(ReadOnlySpan<double> samples)
    {
        var start = 0;
        for (var i = 1; i <= samples.Length; i++)
        {
            // A gap is never equal to anything.
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

    /// <summary>Refuses values that no ECG has in mV: a recording that holds them is in another unit than it says.</summary>
    /// <param name="samples">The samples in mV; those that aren't numbers don't count.</param>
    /// <exception cref="UnfitRecordingException">It holds such values.</exception>
    public void CheckVoltage(ReadOnlySpan<double> samples)
    {
        var range = VoltageRange.Of(samples);
        if (!range.IsPlausible(limits.LargestMillivolts, limits.LargestRangeMillivolts))
        {
            throw new UnfitRecordingException(
                Unfitness.Voltage,
                $"{record}: lead {lead} reaches {range}, as no ECG does.",
                $"If the values are in another unit (uV, perhaps), name it in the header: I (uV) in a CSV file, 1/uV in a WFDB header."
            );
        }
    }

    /// <summary>Bridges gaps by straight lines, those at an end by the nearest sample.</summary>
    /// <param name="samples">The samples; another array afterwards where there was a gap.</param>
    /// <param name="window">So many are held to the limits; those after it only serve to resample.</param>
    /// <returns>What was done; null where there was nothing to do.</returns>
    /// <exception cref="UnfitRecordingException">Gaps are too long or too many.</exception>
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
