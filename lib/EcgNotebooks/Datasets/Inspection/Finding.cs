namespace EcgNotebooks.Datasets.Inspection;

/// <summary>One finding of an inspection.</summary>
/// <param name="Kind">The kind of the finding.</param>
/// <param name="Where">The file, row or recording that it is about.</param>
/// <param name="What">The details.</param>
/// <param name="Extent">The severity relative to other findings of the kind, in the kind's own unit; 0 where all are alike.</param>
internal sealed record Finding(FindingKind Kind, string Where, string What, double Extent = 0);
