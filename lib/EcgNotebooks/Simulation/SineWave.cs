namespace EcgNotebooks.Simulation;

/// <summary>The wave amplitude * sin(2 pi cyclesPerSample i + phase) of the samples i.</summary>
internal readonly record struct SineWave(double Amplitude, double CyclesPerSample, double Phase)
{
    /// <summary>The angle from one sample to the next.</summary>
    public double Step => 2 * Math.PI * CyclesPerSample;
}
