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
        for (var k = 0; k < outputs; k++)
        {
            var window = signal.AsSpan(k * Factor, _taps.Length);
            var sum = 0.0;
            for (var i = 0; i < _taps.Length; i++)
            {
                sum += _taps[i] * window[i];
            }

            result[k] = sum;
        }

        return result;
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
