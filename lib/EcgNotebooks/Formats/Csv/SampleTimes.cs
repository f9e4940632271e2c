namespace EcgNotebooks.Formats.Csv;

/// <summary>Determines the sampling rate from a column of sample times.</summary>
internal static class SampleTimes
{
    // Relative error of double-precision arithmetic and of a time written with ten digits.
    private const double RelativeError = 1e-9;

    // A rate in Hz has few decimals (204.8, 128.5), unless it was computed from a period.
    private const int RateDecimals = 3;

    // Periods in seconds are written with up to this many decimals: 0.003, 0.0048828125.
    private const int PeriodDecimals = 12;

    /// <summary>Returns the samples per second: the number with the fewest decimals that agrees with the times within their rounding.</summary>
    /// <param name="path">The file, as messages name it.</param>
    /// <param name="times">The times of the samples in <paramref name="unit"/>.</param>
    /// <param name="unit">How many units make a second, and how many seconds one unit takes.</param>
    /// <exception cref="EcgException">There are fewer than two times, or they aren't equally spaced.</exception>
    public static double Rate(string path, double[] times, (double PerSecond, double Seconds) unit)
    {
        if (times.Length < 2)
        {
            throw new EcgException(
                $"{path}: {times.Length} samples are too few to determine the sampling rate.",
                "Use a longer recording."
            );
        }

        var step = (times[^1] - times[0]) / (times.Length - 1);
        CheckSpacing(path, times, step);
        var period = step * unit.Seconds / unit.PerSecond;
        var rate = WithFewestDecimals(period, Math.Max(Uncertainty(times, step), RelativeError));
        return double.IsFinite(rate)
            ? rate
            : throw new EcgException(
                $"{path}: the times are too close together.",
                "Check the unit of the column of times."
            );
    }

    private static void CheckSpacing(string path, double[] times, double step)
    {
        // Rounding changes a step by less than half of it; a lost sample doubles it.
        for (var i = 1; i < times.Length; i++)
        {
            if (!(step > 0 && Math.Abs((times[i] - times[i - 1]) / step - 1) < 0.5))
            {
                throw new EcgException(
                    FormattableString.Invariant(
                        $"{path}: the times must increase in equal steps, but that of sample {i} doesn't."
                    ),
                    "Resample the recording, or remove the column of times, leave fields empty where samples are lost, and give the sampling rate (--rate HZ)."
                );
            }
        }
    }

    // The first and the last time, which determine the step, may be rounded as much as any time deviates from the line.
    private static double Uncertainty(double[] times, double step)
    {
        var deviation = 0.0;
        for (var i = 0; i < times.Length; i++)
        {
            deviation = Math.Max(deviation, Math.Abs(times[i] - times[0] - i * step));
        }

        return 2 * deviation / (step * (times.Length - 1));
    }

    private static double WithFewestDecimals(double period, double uncertainty)
    {
        var rate = 1 / period;
        return Rounded(rate, uncertainty, RateDecimals) is { } few ? few
            : Rounded(period, uncertainty, PeriodDecimals) is { } whole ? 1 / whole
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
