namespace EcgNotebooks.Formats.Csv;

/// <summary>The sampling rate that a column of times tells.</summary>
internal static class SampleTimes
{
    // What the arithmetic of double precision and of a time written with ten digits leaves.
    private const double Arithmetic = 1e-9;

    // A rate in Hz has few decimals (204.8, 128.5) unless it is made from a period.
    private const int DecimalsOfRate = 3;

    // Periods are written in seconds with up to so many: 0.003, 0.0048828125.
    private const int DecimalsOfPeriod = 12;

    /// <summary>Samples per second: the roundest rate that the times allow, as exactly as they are written.</summary>
    /// <param name="path">The file, as errors show it.</param>
    /// <param name="times">The times.</param>
    /// <param name="unit">How many of their unit make a second, or how many seconds one makes.</param>
    /// <exception cref="EcgException">There are fewer than two, or they aren't equally spaced.</exception>
    public static double Rate(string path, double[] times, (double PerSecond, double Seconds) unit)
    {
        if (times.Length < 2)
        {
            throw new EcgException($"{path}: {times.Length} samples.", "Use a recording with more.");
        }

        var step = (times[^1] - times[0]) / (times.Length - 1);
        CheckSpacing(path, times, step);
        var period = step * unit.Seconds / unit.PerSecond;
        var rate = Roundest(period, Math.Max(Uncertainty(times, step), Arithmetic));
        return double.IsFinite(rate)
            ? rate
            : throw new EcgException($"{path}: the times lie too close together.", "Check the unit of their column.");
    }

    private static void CheckSpacing(string path, double[] times, double step)
    {
        // Rounding changes a step by less than a half of it; a lost sample doubles it.
        for (var i = 1; i < times.Length; i++)
        {
            if (!(step > 0 && Math.Abs((times[i] - times[i - 1]) / step - 1) < 0.5))
            {
                throw new EcgException(
                    FormattableString.Invariant(
                        $"{path}: the time of sample {i} isn't one of equally spaced, rising times."
                    ),
                    "Resample the recording; or remove the column of times and say the sampling rate (--rate HZ), with empty fields where samples are lost."
                );
            }
        }
    }

    // Times are rounded, and so may be the first and the last, from which the step is taken: as far as any lies off the line.
    private static double Uncertainty(double[] times, double step)
    {
        var off = 0.0;
        for (var i = 0; i < times.Length; i++)
        {
            off = Math.Max(off, Math.Abs(times[i] - times[0] - i * step));
        }

        return 2 * off / (step * (times.Length - 1));
    }

    private static double Roundest(double period, double uncertainty)
    {
        var rate = 1 / period;
        return Rounded(rate, uncertainty, DecimalsOfRate) is { } few ? few
            : Rounded(period, uncertainty, DecimalsOfPeriod) is { } whole ? 1 / whole
            : rate;
    }

    private static double? Rounded(double value, double uncertainty, int mostDecimals)
    {
        for (var decimals = 0; decimals <= mostDecimals; decimals++)
        {
            var rounded = Math.Round(value, decimals);
            if (rounded > 0 && Math.Abs(rounded - value) <= uncertainty * value)
            {
                return rounded;
            }
        }

        return null;
    }
}
