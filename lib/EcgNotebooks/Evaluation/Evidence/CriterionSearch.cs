namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>Searches a grid for the first threshold with the largest value of a criterion.</summary>
internal sealed class CriterionSearch(ThresholdCriterion criterion, ThresholdOptions grid)
{
    /// <summary>Creates a search over the published grid.</summary>
    public CriterionSearch(ThresholdCriterion criterion)
        : this(criterion, new ThresholdOptions()) { }

    /// <summary>Returns the threshold that the options choose on one part of the predictions.</summary>
    /// <exception cref="EcgException">The part has no rows, or they are of one class.</exception>
    public static double Choose(EvidenceOptions options, Predictions predictions, Part part) =>
        new CriterionSearch(options.Criterion, options.Search).Choose(Evaluator.ThresholdRows(predictions, part));

    /// <summary>Returns the chosen threshold.</summary>
    /// <exception cref="EcgException">The rows are of one class, so no threshold can be chosen.</exception>
    public double Choose(ScoredLabels rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        rows.ThrowIfNoThresholdCanBeChosen();
        var thresholds = ThresholdSearch.Grid(grid.Steps);
        double[] values = [.. ThresholdSearch.Decisions(rows, thresholds).Select(matrix => Value(matrix).Value)];

        // With rows of both classes, every criterion is defined at every threshold. IndexOf returns the first maximum.
        return thresholds[Array.IndexOf(values, values.Max())];
    }

    /// <summary>Returns the criterion's value for the decisions at one threshold.</summary>
    public Measure Value(ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return criterion switch
        {
            ThresholdCriterion.Accuracy => matrix.Accuracy,
            ThresholdCriterion.BalancedAccuracy => matrix.BalancedAccuracy,
            ThresholdCriterion.F1 => matrix.F1,
            _ => throw new InvalidOperationException($"There is no criterion {criterion}."),
        };
    }
}
