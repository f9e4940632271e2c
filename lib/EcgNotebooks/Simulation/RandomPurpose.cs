namespace EcgNotebooks.Simulation;

/// <summary>What a random stream is for, so that one use never shifts the numbers of another.</summary>
internal enum RandomPurpose
{
    Plan = 1,
    Patient = 2,
    Heart = 3,
    Recording = 4,
    Rhythm = 5,
    Noise = 6,
}
