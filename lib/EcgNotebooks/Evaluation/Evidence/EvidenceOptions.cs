using EcgNotebooks.Evaluation.Calibration;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>
/// Options of an evidence report: parts, thresholds and intervals; with the defaults there is no data leakage.
/// </summary>
public sealed record EvidenceOptions
{
    /// <summary>Part that the measures are computed on.</summary>
    public Part ReportOn { get; init; } = Part.Test;

    /// <summary>
    /// Part on which threshold and temperature are chosen; the report is optimistic where it equals <see cref="ReportOn"/>.
    /// </summary>
    public Part ThresholdFrom { get; init; } = Part.Validation;

    /// <summary>
    /// Second part on which a threshold is chosen and reported; null for none. Published: the reported rows, which makes the
    /// measures optimistic.
    /// </summary>
    public Part? AlsoThresholdFrom { get; init; }

    /// <summary>Measure that the threshold maximises; the default is that of the published search.</summary>
    internal ThresholdCriterion Criterion { get; init; } = ThresholdCriterion.Accuracy;

    /// <summary>Options of the threshold search.</summary>
    public ThresholdOptions Search { get; init; } = new();

    /// <summary>Fixed threshold, which isn't searched; published: 0.5.</summary>
    public double FixedThreshold { get; init; } = 0.5;

    /// <summary>Options of the patient-level bootstrap; its confidence level applies to every interval.</summary>
    public BootstrapOptions Bootstrap { get; init; } = new();

    /// <summary>
    /// Options of the reliability curve; edges follow the usual definition of the expected calibration error.
    /// </summary>
    internal ReliabilityOptions Reliability { get; init; } = new() { EdgeScores = EdgeScores.Upper };
}
