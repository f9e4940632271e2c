namespace EcgNotebooks.Filtering;

/// <summary>Changes the sampling rate of signals by a ratio of whole numbers, without shifting any wave in time.</summary>
/// <remarks>
/// SciPy's <c>resample_poly</c> with its defaults: up zeros between samples, the low-pass <see cref="ResamplingFilter"/>,
/// every down-th of what follows; beyond its ends the signal counts as 0. SciPy pads the filter in front and trims the
/// output so that sample m of the output lies at input time m * down / up; computed here directly as
/// y[m] = sum over k of h[half + m * down - k * up] * x[k]. Safe to share between threads.
/// </remarks>
public sealed class PolyphaseResampler
{
    /// <summary>The largest factor up or down: the filter has twenty times as many taps.</summary>
    public const int LargestFactor = 10_000;

    private readonly int _half;

    // For each phase of the filter its taps from the last to the first, as they meet the input's samples.
    private readonly double[][] _phases;

    /// <summary>Designs the filter.</summary>
    /// <param name="up">Samples of the output for every <paramref name="down"/> of the input.</param>
    /// <param name="down">Samples of the input for every <paramref name="up"/> of the output.</param>
    public PolyphaseResampler(int up, int down)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(up);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(down);
        var divisor = RationalRatio.GreatestCommonDivisor(up, down);
        (Up, Down) = (up / divisor, down / divisor);
        var taps = ResamplingFilter.Design(Up, Down);
        _half = taps.Length / 2;
        _phases = [.. Enumerable.Range(0, Up).Select(phase => Reversed(taps, phase))];
    }

    /// <summary>The resampler from one rate to another.</summary>
    /// <exception cref="FilterException">A rate isn't positive, or their ratio isn't one of whole numbers.</exception>
    public static PolyphaseResampler Between(double fromHz, double toHz) =>
        RationalRatio.TryFind(toHz / fromHz, LargestFactor, out var up, out var down)
            ? new PolyphaseResampler(up, down)
            : throw FilterException.Ratio(fromHz, toHz);

    /// <summary>Samples of the output for every <see cref="Down"/> of the input, in lowest terms.</summary>
    public int Up { get; }

    /// <summary>Samples of the input for every <see cref="Up"/> of the output, in lowest terms.</summary>
    public int Down { get; }

    /// <summary>Samples of the output for so many of the input: their product with the ratio, rounded up.</summary>
    public int OutputLength(int samples) => checked((int)(((long)samples * Up + Down - 1) / Down));

    /// <summary>Resamples one signal into a new array.</summary>
    /// <exception cref="FilterException">The signal holds a NaN or an infinity.</exception>
    public double[] Apply(double[] signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        if (Array.FindIndex(signal, x => !double.IsFinite(x)) is >= 0 and var bad)
        {
            throw FilterException.NotFinite(bad, signal[bad]);
        }

        var result = new double[OutputLength(signal.Length)];
        for (var m = 0; m < result.Length; m++)
        {
            var (newest, phase) = Math.DivRem(_half + (long)m * Down, Up);
            result[m] = Dot(_phases[phase], signal, newest);
        }

        return result;
    }

    // The row's last tap meets the sample at newest; samples beyond the ends are 0.
    private static double Dot(double[] taps, double[] signal, long newest)
    {
        var oldest = newest - taps.Length + 1;
        var first = Math.Max(0, oldest);
        var last = Math.Min(signal.Length - 1, newest);
        double sum = 0;
        for (var k = first; k <= last; k++)
        {
            sum += taps[k - oldest] * signal[k];
        }

        return sum;
    }

    private double[] Reversed(double[] taps, int phase)
    {
        var count = phase < taps.Length ? (taps.Length - 1 - phase) / Up + 1 : 0;
        var row = new double[count];
        for (var i = 0; i < count; i++)
        {
            row[count - 1 - i] = taps[phase + i * Up];
        }

        return row;
    }
}
