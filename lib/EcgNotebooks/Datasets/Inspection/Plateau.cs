namespace EcgNotebooks.Datasets.Inspection;

/// <summary>How long a signal stays at one value.</summary>
/// <param name="Longest">Samples of the longest stretch at any value.</param>
/// <param name="AtExtreme">Samples of the longest stretch at the largest or the smallest value.</param>
/// <param name="Deflection">The largest absolute value.</param>
internal readonly record struct Plateau(int Longest, int AtExtreme, double Deflection);
