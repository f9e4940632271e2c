namespace EcgNotebooks.Evaluation;

/// <summary>Options of the threshold search; the defaults are the published values.</summary>
public sealed record ThresholdOptions
{
    /// <summary>Number of thresholds; published: <c>np.linspace(0, 1, 1000)</c>, so they are multiples of 1/999.</summary>
    public int Steps { get; init; } = 1000;
}

/// <summary>
/// Searches thresholds from 0 to 1 for the first with the largest number of correct minus wrong decisions.
/// </summary>
/// <remarks>
///
/// TP + TN - FP - FN is twice the number of correct decisions minus the number of rows, so this is the threshold of best
/// accuracy. The published recipe searches on the test rows, which makes the result optimistic; the leak-free recipe
/// searches on the validation rows.
/// </remarks>
/// <example>
/// <code>
/// bool[] labels = [false, false, true, true];
/// double[] scores = [0.1, 0.4, 0.35, 0.8];
/// var choice = new ThresholdSearch().Search(new ScoredLabels(labels, scores));
/// Console.WriteLine($"threshold {choice.Threshold}");
/// </code>
/// </example>
public sealed class ThresholdSearch(ThresholdOptions options)
{
    /// <summary>Creates a search with the published options.</summary>
    public ThresholdSearch()
        : this(new ThresholdOptions()) { }

    /// <summary>Searches the threshold in one pass over the sorted scores.</summary>
    /// <exception cref="EcgException">The rows are of one class, so no threshold can be chosen.</exception>
    public ThresholdChoice Search(ScoredLabels rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        rows.ThrowIfNoThresholdCanBeChosen();
        var thresholds = Grid(options.Steps);
        int[] values = [.. Decisions(rows, thresholds).Select(matrix => matrix.CorrectMinusWrong)];

        // IndexOf returns the first of several maxima, as the published loop does.
        return new(thresholds, values, Array.IndexOf(values, values.Max()));
    }

    /// <summary>Returns the decisions at each of the ascending thresholds.</summary>
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

    /// <summary>
    /// Returns NumPy's <c>linspace(0, 1, steps)</c> bit for bit: multiples of the rounded step, then exactly 1.
    /// </summary>
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
