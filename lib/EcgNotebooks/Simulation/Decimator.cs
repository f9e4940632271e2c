namespace EcgNotebooks.Simulation;

/// <summary>Downsamples signals from 500 to 100 Hz: a linear-phase low-pass filter at 42 Hz, then every fifth sample.</summary>
internal static class Decimator
{
    /// <summary>Input samples per output sample.</summary>
    public const int Factor = 5;

    /// <summary>Input samples that the filter needs before the first and after the last output sample.</summary>
    public const int Margin = 50;

    private const double CutoffOverRate = 42.0 / 500;

    private static readonly double[] _taps = Design();

    /// <summary>Downsamples a signal that has <see cref="Margin"/> more samples on either side than the output covers.</summary>
    public static double[] Apply(double[] signal, int outputs)
    {
        var result = new double[outputs];
        var k = 0;
        for (; k + 4 <= outputs; k += 4)
        {
            AddFour(signal.AsSpan(k * Factor), result.AsSpan(k, 4));
        }

        for (; k < outputs; k++)
        {
            result[k] = Sum(signal.AsSpan(k * Factor));
        }

        return result;
    }

    private static double Sum(ReadOnlySpan<double> window)
    {
        var sum = 0.0;
        for (var i = 0; i < _taps.Length; i++)
        {
            sum += _taps[i] * window[i];
        }

        return sum;
    }

    // Each addition waits for the one before: four sums at a time have the same bits and take about the time of one.
    private static void AddFour(ReadOnlySpan<double> window, Span<double> sums)
    {
        var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < _taps.Length; i++)
        {
            var tap = _taps[i];
            a += tap * window[i];
            b += tap * window[i + Factor];
            c += tap * window[i + 2 * Factor];
            d += tap * window[i + 3 * Factor];
        }

        (sums[0], sums[1], sums[2], sums[3]) = (a, b, c, d);
    }

    // Windowed-sinc design with a Hamming window: the transition band is 8 Hz on either side of the cutoff, the attenuation
    // 53 dB at 50 Hz.
    private static double[] Design()
    {
        var taps = new double[2 * Margin + 1];
        for (var i = 0; i < taps.Length; i++)
        {
            var x = 2 * CutoffOverRate * (i - Margin);
            var sinc = x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
            taps[i] = sinc * (0.54 - 0.46 * Math.Cos(Math.PI * i / Margin));
        }

        var gain = taps.Sum();
        return Array.ConvertAll(taps, tap => tap / gain);
    }
}
