namespace EcgNotebooks.Datasets.Inspection;

/// <summary>One thing found.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Where">The file, row or recording.</param>
/// <param name="What">What was found there.</param>
/// <param name="Extent">How bad it is beside others of its kind, in the kind's own unit; 0 where all are alike.</param>
internal sealed record Finding(FindingKind Kind, string Where, string What, double Extent = 0);
