namespace EcgNotebooks.Filtering;

/// <summary>Kinds of filters, by the frequencies they pass.</summary>
public enum FilterKind
{
    /// <summary>Passes frequencies above the cutoff; removes baseline wander.</summary>
    HighPass,

    /// <summary>Passes frequencies below the cutoff; removes muscle noise.</summary>
    LowPass,

    /// <summary>Passes frequencies between the two cutoffs.</summary>
    BandPass,

    /// <summary>Passes frequencies outside the two cutoffs; removes power-line interference.</summary>
    BandStop,
}
