namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>How far two areas of the same rows vary together.</summary>
internal interface IRocAucCovariance
{
    /// <summary>Why there is no covariance; null where there is one.</summary>
    string? WhyNone { get; }

    /// <summary>The covariance of two areas; the variance where both are the same.</summary>
    double Of(RocAucPlacements first, RocAucPlacements second);
}
