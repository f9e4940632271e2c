namespace EcgNotebooks.Filtering;

/// <summary>
/// Designs the low-pass filter for polyphase resampling: a sinc with its cutoff at half the lower sampling rate, under a Kaiser
/// window that extends ten sampling periods of the lower rate to each side.
/// </summary>
/// <remarks>Equals SciPy's <c>firwin(2 * half + 1, 1 / max(up, down), window=('kaiser', 5.0))</c> times up.</remarks>
internal static class ResamplingFilter
{
    private const double Beta = 5;
    private const int Periods = 10;

    /// <summary>Returns the coefficients: an odd number, symmetric around the middle one.</summary>
    public static double[] Design(int up, int down)
    {
        if (up == 1 && down == 1)
        {
            return [1];
        }

        var longest = Math.Max(up, down);
        var half = Periods * longest;
        var taps = new double[2 * half + 1];
        for (var i = 0; i < taps.Length; i++)
        {
            taps[i] = Sinc((double)(i - half) / longest) * Kaiser((double)(i - half) / half);
        }

        // A gain of 1 at 0 Hz: a constant signal keeps its value.
        var scale = up / taps.Sum();
        return [.. taps.Select(tap => tap * scale)];
    }

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    private static double Kaiser(double x) => BesselI0(Beta * Math.Sqrt(1 - x * x)) / BesselI0(Beta);

    // Abramowitz and Stegun, 9.6.10; the series converges fast for arguments up to 5.
    private static double BesselI0(double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var k = 1; term > 1e-17 * sum; k++)
        {
            term *= x / 2 / k * (x / 2 / k);
            sum += term;
        }

        return sum;
    }
}
