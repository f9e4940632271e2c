namespace EcgNotebooks.Filtering;

/// <summary>Options of the Butterworth filter; the defaults are the published values.</summary>
public sealed record FilterOptions
{
    /// <summary>Kind of filter; high-pass as published, to remove baseline wander.</summary>
    public FilterKind Kind { get; init; } = FilterKind.HighPass;

    /// <summary>Order of the filter, 1 to 100; 1 as published. Filtering forward and backward doubles the effective order, and so does a band filter.</summary>
    public int Order { get; init; } = 1;

    /// <summary>Cutoff in Hz, or the lower cutoff of a band filter; 0.5 Hz as published, below the slowest heart rate.</summary>
    public double CutoffHz { get; init; } = 0.5;

    /// <summary>Upper cutoff of a band filter in Hz; null for high-pass and low-pass.</summary>
    public double? UpperCutoffHz { get; init; }

    /// <summary>Representation of the coefficients; transfer function as published. Use second-order sections for bands near 0 Hz or orders above about 4.</summary>
    public FilterForm Form { get; init; } = FilterForm.TransferFunction;

    internal bool IsBand => Kind is FilterKind.BandPass or FilterKind.BandStop;
}
