using EcgNotebooks.Evaluation.Calibration;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>What is reported on, what chooses, and how intervals are made; the defaults leak nothing.</summary>
public sealed record EvidenceOptions
{
    /// <summary>The rows reported on.</summary>
    public Part ReportOn { get; init; } = Part.Test;

    /// <summary>The rows that choose the threshold and the temperature; the report flatters where they are the same.</summary>
    public Part ChooseOn { get; init; } = Part.Validation;

    /// <summary>
    /// Another part whose threshold is judged too; null for none. Published: the rows reported on, which flatters.
    /// </summary>
    public Part? AlsoChooseOn { get; init; }

    /// <summary>What the threshold makes largest; the default is the published search's.</summary>
    public ThresholdCriterion Criterion { get; init; } = ThresholdCriterion.Accuracy;

    /// <summary>The grid of the search.</summary>
    public ThresholdOptions Search { get; init; } = new();

    /// <summary>The threshold that nobody chose. Published: 0.5.</summary>
    public double FixedThreshold { get; init; } = 0.5;

    /// <summary>How the patients are drawn again; its level is that of every interval.</summary>
    public BootstrapOptions Bootstrap { get; init; } = new();

    /// <summary>The bins of the reliability curve and of the calibration error; edges as in the usual calibration error.</summary>
    public ReliabilityOptions Reliability { get; init; } = new() { EdgeScores = EdgeScores.Upper };
}
