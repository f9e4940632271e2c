namespace EcgNotebooks.Simulation;

/// <summary>From 500 to 100 Hz: a linear-phase low-pass at 42 Hz, then every fifth sample.</summary>
internal static class Decimator
{
    /// <summary>Samples of the input per sample of the output.</summary>
    public const int Factor = 5;

    /// <summary>Samples that the filter needs before the first and after the last output.</summary>
    public const int Margin = 50;

    private const double CutoffOverRate = 42.0 / 500;

    private static readonly double[] _taps = Design();

    /// <summary>Decimates a signal that begins and ends with <see cref="Margin"/> samples more than the output covers.</summary>
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

    // Windowed sinc with Hamming's window: 8 Hz on either side of the cutoff, 53 dB down at 50 Hz.
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
