namespace EcgNotebooks.Filtering;

/// <summary>Which frequencies a filter lets through.</summary>
public enum FilterKind
{
    /// <summary>Those above the cutoff: takes baseline wander away.</summary>
    HighPass,

    /// <summary>Those below the cutoff: takes muscle noise away.</summary>
    LowPass,

    /// <summary>Those between the two cutoffs.</summary>
    BandPass,

    /// <summary>Those outside the two cutoffs: takes mains hum away.</summary>
    BandStop,
}
