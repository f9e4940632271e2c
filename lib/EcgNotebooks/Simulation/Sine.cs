namespace EcgNotebooks.Simulation;

/// <summary>Adds sine waves by rotating a phasor, which takes a few multiplications per sample instead of a call of Math.Sin.</summary>
internal static class Sine
{
    /// <summary>Adds amplitude * sin(2 pi cyclesPerSample i + phase) to each sample i.</summary>
    public static void Add(Span<double> signal, double amplitude, double cyclesPerSample, double phase)
    {
        var (sin, cos) = Math.SinCos(phase);
        var (stepSin, stepCos) = Math.SinCos(2 * Math.PI * cyclesPerSample);
        foreach (ref var sample in signal)
        {
            sample += amplitude * sin;
            (sin, cos) = (sin * stepCos + cos * stepSin, cos * stepCos - sin * stepSin);
        }
    }
}
