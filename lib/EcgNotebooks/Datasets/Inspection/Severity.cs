namespace EcgNotebooks.Datasets.Inspection;

/// <summary>How much a finding weighs.</summary>
internal enum Severity
{
    /// <summary>Worth a look; nothing contradicts the dataset's own description.</summary>
    Suspect,

    /// <summary>The dataset isn't what it says it is.</summary>
    Wrong,
}
