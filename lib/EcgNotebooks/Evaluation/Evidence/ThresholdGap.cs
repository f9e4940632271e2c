using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>What a chosen threshold promised and what it kept.</summary>
public sealed record ThresholdGap
{
    /// <summary>What the threshold makes largest.</summary>
    public required ThresholdCriterion Criterion { get; init; }

    /// <summary>The chosen threshold.</summary>
    public required double Threshold { get; init; }

    /// <summary>The criterion's value on the rows that chose it.</summary>
    public required Measure OnValidation { get; init; }

    /// <summary>Its value on the rows reported on.</summary>
    public required Measure OnTest { get; init; }

    /// <summary>OnValidation less kept: above 0 where the choice flattered.</summary>
    public Measure Gap => PairedRows.Difference(OnValidation, OnTest);

    internal static ThresholdGap Of(ScoredLabels chosenOn, ScoredLabels reported, EvidenceOptions options)
    {
        var search = new CriterionSearch(options.Criterion, options.Search);
        var threshold = search.Choose(chosenOn);
        return new()
        {
            Criterion = options.Criterion,
            Threshold = threshold,
            OnValidation = search.Value(ConfusionMatrix.At(threshold, chosenOn)),
            OnTest = search.Value(ConfusionMatrix.At(threshold, reported)),
        };
    }
}
