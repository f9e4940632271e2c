namespace EcgNotebooks.Experiments;

/// <summary>Progress of scoring the recordings that a recipe discards.</summary>
/// <param name="Done">Number of recordings read, or found to be unreadable.</param>
/// <param name="Total">Number of recordings to read.</param>
internal sealed record SpectrumProgress(int Done, int Total);
