namespace EcgNotebooks.Datasets;

/// <summary>The sampling rate that a column of times tells.</summary>
internal static class SampleTimes
{
    // Times rounded to milliseconds give 499.95 Hz for 500 Hz.
    private const double Rounding = 1e-3;

    /// <summary>Samples per second.</summary>
    /// <param name="path">The file, as errors show it.</param>
    /// <param name="times">The times.</param>
    /// <param name="factor">Seconds in one of their unit.</param>
    /// <exception cref="EcgException">There are fewer than two, or they aren't equally spaced.</exception>
    public static double Rate(string path, double[] times, double factor)
    {
        if (times.Length < 2)
        {
            throw new EcgException($"{path}: {times.Length} samples.", "Use a recording with more.");
        }

        var step = (times[^1] - times[0]) / (times.Length - 1);
        // Rounding changes a step by less than a half of it; a lost sample doubles it.
        var odd = Enumerable
            .Range(1, times.Length - 1)
            .FirstOrDefault(i => !(step > 0 && Math.Abs((times[i] - times[i - 1]) / step - 1) < 0.5));
        if (odd > 0)
        {
            throw new EcgException(
                FormattableString.Invariant(
                    $"{path}: the time of sample {odd} isn't one of equally spaced, rising times."
                ),
                "Resample the recording, or say its sampling rate (--rate HZ), with empty fields where samples are lost."
            );
        }

        var rate = 1 / (step * factor);
        return Math.Abs(rate - Math.Round(rate)) <= Rounding * rate ? Math.Round(rate) : rate;
    }
}
