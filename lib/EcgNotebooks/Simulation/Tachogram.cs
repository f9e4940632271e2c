namespace EcgNotebooks.Simulation;

/// <summary>Generates RR intervals whose spectrum has the two peaks of heart-rate variability.</summary>
/// <remarks>
/// McSharry et al. 2003: Gaussian peaks at 0.1 Hz (Mayer waves) and at the breathing rate, with random phases. The inverse
/// Fourier transform is summed only at the times of beats.
/// </remarks>
internal sealed class Tachogram
{
    private const double MayerHz = 0.1;
    private const double PeakWidthHz = 0.01;
    private const double StepHz = 0.01;

    private readonly double _mean;
    private readonly List<(double Amplitude, double Hz, double Phase)> _waves = [];

    /// <summary>Draws the phases and scales the spectrum.</summary>
    /// <param name="mean">Mean RR interval in seconds.</param>
    /// <param name="variability">Standard deviation of the RR interval divided by its mean.</param>
    /// <param name="breathingHz">Breaths per second.</param>
    /// <param name="random">Random stream for the phases and the ratio of the two peaks.</param>
    public Tachogram(double mean, double variability, double breathingHz, RandomStream random)
    {
        _mean = mean;
        var lowOverHigh = random.Uniform(0.4, 1.6);
        for (var hz = 2 * StepHz; hz < 0.45; hz += StepHz)
        {
            var power = lowOverHigh * Peak(hz - MayerHz) + Peak(hz - breathingHz);
            _waves.Add((Math.Sqrt(power), hz, random.Uniform(0, 2 * Math.PI)));
        }

        var total = _waves.Sum(wave => wave.Amplitude * wave.Amplitude) / 2;
        var scale = variability * mean / Math.Sqrt(total);
        _waves = _waves.ConvertAll(wave => (wave.Amplitude * scale, wave.Hz, wave.Phase));
    }

    /// <summary>Returns the RR interval in seconds at a time.</summary>
    public double At(double seconds) =>
        Math.Max(0.3, _mean + _waves.Sum(w => w.Amplitude * Math.Cos(2 * Math.PI * w.Hz * seconds + w.Phase)));

    private static double Peak(double distanceHz) =>
        Math.Exp(-distanceHz * distanceHz / (2 * PeakWidthHz * PeakWidthHz));
}
