namespace EcgNotebooks.Filtering;

/// <summary>What the Butterworth filter removes; the defaults are the published recipe's.</summary>
public sealed record FilterOptions
{
    /// <summary>Published: high-pass, against baseline wander.</summary>
    public FilterKind Kind { get; init; } = FilterKind.HighPass;

    /// <summary>Published: 1; a band filter has twice as many poles, and running both ways doubles the slope again.</summary>
    public int Order { get; init; } = 1;

    /// <summary>Published: 0.5 Hz, below the slowest heart rate; the lower edge where the filter is a band.</summary>
    public double CutoffHz { get; init; } = 0.5;

    /// <summary>The upper edge of a band filter; null for high- and low-pass.</summary>
    public double? UpperCutoffHz { get; init; }

    /// <summary>Published: transfer function; take sections for bands near 0 Hz or orders above about 4.</summary>
    public FilterForm Form { get; init; } = FilterForm.TransferFunction;

    internal bool IsBand => Kind is FilterKind.BandPass or FilterKind.BandStop;
}
