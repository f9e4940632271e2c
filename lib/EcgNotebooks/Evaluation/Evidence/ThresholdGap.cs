using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>The value of the criterion at the chosen threshold, on validation and on test, and their difference.</summary>
internal sealed record ThresholdGap
{
    /// <summary>Measure that the threshold maximises.</summary>
    public required ThresholdCriterion Criterion { get; init; }

    /// <summary>The chosen threshold.</summary>
    public required double Threshold { get; init; }

    /// <summary>The criterion's value on the rows on which the threshold was chosen, by default validation.</summary>
    public required Measure OnValidation { get; init; }

    /// <summary>The criterion's value on the reported rows, by default test.</summary>
    public required Measure OnTest { get; init; }

    /// <summary>
    /// <see cref="OnValidation"/> minus <see cref="OnTest"/>; above 0 where the choice of the threshold was optimistic.
    /// </summary>
    public Measure Difference => PairedRows.Difference(OnValidation, OnTest);

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
