namespace EcgNotebooks.Evaluation.Calibration;

/// <summary>Options of the reliability curve; the defaults are scikit-learn's.</summary>
internal sealed record ReliabilityOptions
{
    /// <summary>Number of bins.</summary>
    public int Bins { get; init; } = 10;

    /// <summary>Whether bins have equal widths or about equal counts.</summary>
    internal BinWidths Widths { get; init; } = BinWidths.Uniform;

    /// <summary>Bin that a score on an edge belongs to.</summary>
    internal EdgeScores EdgeScores { get; init; } = EdgeScores.Lower;
}

/// <summary>Strategies for the width of bins.</summary>
internal enum BinWidths
{
    /// <summary>Bins of equal width from 0 to 1.</summary>
    Uniform,

    /// <summary>Bins with edges at quantiles of the scores, so that they hold about equally many rows.</summary>
    Quantile,
}

/// <summary>Rules for a score on the edge between two bins.</summary>
internal enum EdgeScores
{
    /// <summary>The score belongs to the lower bin, as in scikit-learn's <c>calibration_curve</c>.</summary>
    Lower,

    /// <summary>The score belongs to the upper bin, as in NumPy's <c>digitize</c> and the usual calibration error.</summary>
    Upper,
}
