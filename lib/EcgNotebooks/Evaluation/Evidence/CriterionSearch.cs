namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>The first threshold of the grid with the largest value of a criterion.</summary>
public sealed class CriterionSearch(ThresholdCriterion criterion, ThresholdOptions grid)
{
    /// <summary>Searches the published grid.</summary>
    public CriterionSearch(ThresholdCriterion criterion)
        : this(criterion, new ThresholdOptions()) { }

    /// <summary>Chooses a threshold.</summary>
    /// <exception cref="EcgException">The criterion isn't defined at any threshold.</exception>
    public double Choose(ScoredLabels rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var thresholds = ThresholdSearch.Grid(grid.Steps);
        var (best, bestValue) = (-1, Measure.Undefined("there are no thresholds"));
        foreach (var (i, matrix) in ThresholdSearch.Decisions(rows, thresholds).Index())
        {
            var value = Value(matrix);
            if (!value.IsDefined && best < 0)
                bestValue = value;
            else if (value.IsDefined && (best < 0 || value.Value > bestValue.Value))
                (best, bestValue) = (i, value);
        }

        return best >= 0
            ? thresholds[best]
            : throw new EcgException(
                $"No threshold can be chosen by {Name}: {bestValue.Reason}.",
                "Choose it on rows of both classes."
            );
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

    private string Name => criterion.Label();
}
