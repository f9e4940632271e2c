namespace EcgNotebooks.Datasets.Inspection;

/// <summary>The severity of a finding.</summary>
internal enum Severity
{
    /// <summary>Suspicious, but consistent with the dataset's own description.</summary>
    Suspect,

    /// <summary>The dataset contradicts its own description.</summary>
    Wrong,
}
