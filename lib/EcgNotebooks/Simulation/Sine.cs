namespace EcgNotebooks.Simulation;

/// <summary>Sine waves by turning a pointer, a multiplication per sample instead of a call.</summary>
internal static class Sine
{
    /// <summary>Adds amplitude * sin(2 pi cyclesPerSample i + phase) to sample i.</summary>
    public static void Add(Span<double> signal, double amplitude, double cyclesPerSample, double phase)
    {
        var (sin, cos) = Math.SinCos(phase);
        var (turnSin, turnCos) = Math.SinCos(2 * Math.PI * cyclesPerSample);
        foreach (ref var sample in signal)
        {
            sample += amplitude * sin;
            (sin, cos) = (sin * turnCos + cos * turnSin, cos * turnCos - sin * turnSin);
        }
    }
}
