namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Every measure with its bootstrap interval.</summary>
/// <param name="Patients">Number of patients that were drawn from.</param>
/// <param name="Options">How they were drawn.</param>
/// <param name="Estimates">One estimate a kind.</param>
public sealed record BootstrapResult(
    int Patients,
    BootstrapOptions Options,
    IReadOnlyDictionary<MeasureKind, BootstrapEstimate> Estimates
)
{
    /// <summary>One measure.</summary>
    public BootstrapEstimate this[MeasureKind kind] => Estimates[kind];
}
