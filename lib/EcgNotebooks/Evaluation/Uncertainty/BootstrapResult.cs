namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Every measure with its bootstrap interval.</summary>
/// <param name="Patients">Number of patients that were resampled.</param>
/// <param name="Options">Options of the bootstrap.</param>
/// <param name="Estimates">One estimate per kind of measure.</param>
public sealed record BootstrapResult(
    int Patients,
    BootstrapOptions Options,
    IReadOnlyDictionary<MeasureKind, BootstrapEstimate> Estimates
)
{
    /// <summary>The method that computed the intervals.</summary>
    public BootstrapIntervalMethod Method { get; init; } = BootstrapIntervalMethod.ExpandedPercentile;

    /// <summary>The estimate of one measure.</summary>
    public BootstrapEstimate this[MeasureKind kind] => Estimates[kind];
}
