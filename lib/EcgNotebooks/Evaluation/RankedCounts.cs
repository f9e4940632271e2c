namespace EcgNotebooks.Evaluation;

/// <summary>
/// Counts of false and true positives at each distinct score, when scores from there up count as positive.
/// </summary>
/// <remarks>As scikit-learn's <c>_binary_clf_curve</c>; the thresholds are in descending order.</remarks>
internal sealed record RankedCounts(int[] FalsePositives, int[] TruePositives, double[] Thresholds)
{
    public static RankedCounts From(ScoredLabels rows)
    {
        double[] scores = [.. rows.Scores];
        bool[] labels = [.. rows.Labels];
        Array.Sort(scores, labels);
        var (falsePositives, truePositives, thresholds) = (new List<int>(), new List<int>(), new List<double>());
        var positives = 0;
        for (var i = scores.Length - 1; i >= 0; i--)
        {
            positives += labels[i] ? 1 : 0;
            // No threshold separates equal scores, so they make one point.
            if (i > 0 && scores[i - 1] == scores[i])
            {
                continue;
            }

            truePositives.Add(positives);
            falsePositives.Add(scores.Length - i - positives);
            thresholds.Add(scores[i]);
        }

        return new([.. falsePositives], [.. truePositives], [.. thresholds]);
    }

    /// <summary>Returns the counts without the points that lie on a straight line between their neighbours.</summary>
    public RankedCounts WithoutIntermediate()
    {
        int[] kept =
        [
            .. Enumerable.Range(0, Thresholds.Length).Where(i => i == 0 || i == Thresholds.Length - 1 || Bends(i)),
        ];
        return new(Pick(FalsePositives, kept), Pick(TruePositives, kept), Pick(Thresholds, kept));
    }

    private bool Bends(int i) => SecondDifference(FalsePositives, i) != 0 || SecondDifference(TruePositives, i) != 0;

    private static int SecondDifference(int[] counts, int i) => counts[i + 1] - 2 * counts[i] + counts[i - 1];

    private static T[] Pick<T>(T[] values, int[] positions) => Array.ConvertAll(positions, i => values[i]);
}
