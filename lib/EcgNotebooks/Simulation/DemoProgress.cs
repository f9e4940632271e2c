namespace EcgNotebooks.Simulation;

/// <summary>Progress of generating the demo.</summary>
/// <param name="Made">Number of recordings written.</param>
/// <param name="Recordings">Number of recordings in total.</param>
internal readonly record struct DemoProgress(int Made, int Recordings);
