namespace EcgNotebooks.Datasets.Inspection;

/// <summary>How far an inspection is.</summary>
/// <param name="Step">What is being looked at.</param>
/// <param name="Done">How many of them were looked at.</param>
/// <param name="Total">How many there are.</param>
internal sealed record InspectionProgress(string Step, int Done, int Total);
