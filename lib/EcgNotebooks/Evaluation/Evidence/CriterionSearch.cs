namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>The first threshold of the grid with the largest value of a criterion.</summary>
internal sealed class CriterionSearch(ThresholdCriterion criterion, ThresholdOptions grid)
{
    /// <summary>Searches the published grid.</summary>
    public CriterionSearch(ThresholdCriterion criterion)
        : this(criterion, new ThresholdOptions()) { }

    /// <summary>Chooses a threshold.</summary>
    /// <exception cref="EcgException">The rows are of one class, which can't choose a threshold.</exception>
    public double Choose(ScoredLabels rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        rows.ThrowIfNoThresholdCanBeChosen();
        var thresholds = ThresholdSearch.Grid(grid.Steps);
        double[] values = [.. ThresholdSearch.Decisions(rows, thresholds).Select(matrix => Value(matrix).Value)];

        // Of rows of both classes every criterion is defined at every threshold; the first of several maxima is kept.
        return thresholds[Array.IndexOf(values, values.Max())];
    }

    /// <summary>The criterion's value of some decisions.</summary>
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
