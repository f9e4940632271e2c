namespace EcgNotebooks.Filtering;

/// <summary>Changes the sampling rate of signals by a ratio of whole numbers, without a time shift.</summary>
/// <remarks>
/// Equivalent to SciPy's <c>resample_poly</c> with its defaults: upsample by inserting zeros, apply the low-pass
/// <see cref="ResamplingFilter"/>, then keep every down-th sample. The signal counts as 0 beyond its ends. Output sample m lies at
/// the input position m * down / up, and is computed directly as
/// y[m] = sum over k of h[half + m * down - k * up] * x[k]. Safe for use by several threads at once.
/// </remarks>
internal sealed class PolyphaseResampler
{
    /// <summary>The largest factor of upsampling or downsampling; the filter has twenty times as many coefficients.</summary>
    public const int LargestFactor = 10_000;

    private readonly int _half;

    // The coefficients of each phase of the filter, reversed to match the order of the input samples.
    private readonly double[][] _phases;

    /// <summary>Creates a resampler and designs its low-pass filter.</summary>
    /// <param name="up">Factor of upsampling: the output has this many samples for every <paramref name="down"/> of the input.</param>
    /// <param name="down">Factor of downsampling.</param>
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

    /// <summary>Creates a resampler from one sampling rate to another, both in Hz.</summary>
    /// <exception cref="FilterException">
    /// A rate isn't positive, or no ratio of whole numbers up to <see cref="LargestFactor"/> is close to their ratio.
    /// </exception>
    public static PolyphaseResampler Between(double fromHz, double toHz) =>
        RationalRatio.TryFind(toHz / fromHz, LargestFactor, out var up, out var down)
            ? new PolyphaseResampler(up, down)
            : throw FilterException.Ratio(fromHz, toHz);

    /// <summary>Factor of upsampling, in lowest terms.</summary>
    public int Up { get; }

    /// <summary>Factor of downsampling, in lowest terms.</summary>
    public int Down { get; }

    /// <summary>Returns the number of output samples for a number of input samples: samples * up / down, rounded up.</summary>
    public int OutputLength(int samples) => checked((int)(((long)samples * Up + Down - 1) / Down));

    /// <summary>Resamples one signal into a new array.</summary>
    /// <exception cref="FilterException">A sample is NaN or infinite.</exception>
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

    // The last coefficient is multiplied by the sample at newest; samples beyond the ends are 0.
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
