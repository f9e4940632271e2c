namespace EcgNotebooks.Simulation;

/// <summary>How far the demo is.</summary>
/// <param name="Made">Recordings written.</param>
/// <param name="Recordings">Recordings wanted.</param>
public readonly record struct DemoProgress(int Made, int Recordings);
