namespace EcgNotebooks.Evaluation.Calibration;

/// <summary>How a reliability curve puts scores into bins.</summary>
public sealed record ReliabilityOptions
{
    /// <summary>Number of bins.</summary>
    public int Bins { get; init; } = 10;

    /// <summary>Equal widths or equal counts.</summary>
    internal BinWidths Widths { get; init; } = BinWidths.Uniform;

    /// <summary>The bin of a score that lies on an edge.</summary>
    internal EdgeScores EdgeScores { get; init; } = EdgeScores.Lower;
}

/// <summary>How wide bins are.</summary>
internal enum BinWidths
{
    /// <summary>Equally wide from 0 to 1.</summary>
    Uniform,

    /// <summary>Edges at quantiles of the scores, so that the bins hold about equally many.</summary>
    Quantile,
}

/// <summary>Where a score goes that lies on an edge between two bins.</summary>
internal enum EdgeScores
{
    /// <summary>To the lower bin: scikit-learn's <c>calibration_curve</c>.</summary>
    Lower,

    /// <summary>To the upper bin: NumPy's <c>digitize</c>, and with it the usual calibration error.</summary>
    Upper,
}
