namespace EcgNotebooks.Evaluation;

/// <summary>How the published recipe searches its threshold.</summary>
public sealed record ThresholdOptions
{
    /// <summary>Published: <c>np.linspace(0, 1, 1000)</c>, so thresholds are multiples of 1/999.</summary>
    public int Steps { get; init; } = 1000;
}

/// <summary>Tries thresholds from 0 to 1 and keeps the first with the most right minus wrong decisions.</summary>
/// <remarks>
/// TP + TN - FP - FN is twice the right decisions less the number of rows, so this is the threshold of best accuracy. The
/// published recipe runs it on the test rows, which flatters the result; the leak-free one on the validation rows.
/// </remarks>
public sealed class ThresholdSearch(ThresholdOptions options)
{
    /// <summary>The published search.</summary>
    public ThresholdSearch()
        : this(new ThresholdOptions()) { }

    /// <summary>Searches in one pass over the sorted scores.</summary>
    /// <exception cref="EcgException">The rows are of one class, which can't choose a threshold.</exception>
    public ThresholdChoice Search(ScoredLabels rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        rows.ThrowIfNoThresholdCanBeChosen();
        var thresholds = Grid(options.Steps);
        int[] values = [.. Decisions(rows, thresholds).Select(matrix => matrix.RightMinusWrong)];

        // IndexOf finds the first of several maxima, as the published loop keeps it.
        return new(thresholds, values, Array.IndexOf(values, values.Max()));
    }

    /// <summary>The decisions at each of the rising thresholds.</summary>
    internal static IEnumerable<ConfusionMatrix> Decisions(ScoredLabels rows, double[] thresholds)
    {
        double[] scores = [.. rows.Scores];
        bool[] labels = [.. rows.Labels];
        Array.Sort(scores, labels);
        var (passed, positivesPassed) = (0, 0);
        foreach (var threshold in thresholds)
        {
            // A score equal to the threshold isn't above it.
            for (; passed < scores.Length && scores[passed] <= threshold; passed++)
            {
                positivesPassed += labels[passed] ? 1 : 0;
            }

            yield return ConfusionMatrix.From(rows, scores.Length - passed, rows.Positives - positivesPassed);
        }
    }

    /// <summary>NumPy's <c>linspace(0, 1, steps)</c> to the last bit: multiples of the rounded step, then exactly 1.</summary>
    internal static double[] Grid(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        var step = 1.0 / (steps - 1);
        var grid = new double[steps];
        for (var i = 0; i < steps; i++)
        {
            grid[i] = i * step;
        }

        grid[^1] = 1;
        return grid;
    }
}
