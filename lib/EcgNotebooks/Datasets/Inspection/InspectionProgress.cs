namespace EcgNotebooks.Datasets.Inspection;

/// <summary>Progress of an inspection.</summary>
/// <param name="Step">The kind of items that are being inspected.</param>
/// <param name="Done">Number of items inspected.</param>
/// <param name="Total">Number of items in total.</param>
internal sealed record InspectionProgress(string Step, int Done, int Total);
