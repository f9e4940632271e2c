using MathNet.Numerics.Distributions;

namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Whether two classifiers are right equally often on the same rows, from the rows where one is and one isn't.</summary>
/// <remarks>
/// Q. McNemar, "Note on the sampling error of the difference between correlated proportions or percentages", Psychometrika
/// 12 (1947) 153; p-values as statsmodels has them. Rows count as independent.
/// </remarks>
/// <param name="BothRight">Rows that both have right.</param>
/// <param name="OnlyFirstRight">Rows that only the first has right.</param>
/// <param name="OnlySecondRight">Rows that only the second has right.</param>
/// <param name="BothWrong">Rows that both have wrong.</param>
public sealed record McNemarTest(int BothRight, int OnlyFirstRight, int OnlySecondRight, int BothWrong)
{
    /// <summary>Rows where one is right and one is wrong.</summary>
    public int Discordant => OnlyFirstRight + OnlySecondRight;

    /// <summary>Exact two-sided p-value: twice the smaller binomial tail, at most 1; 1 where the two never part.</summary>
    public double ExactP => Math.Min(1, 2 * Binomial.CDF(0.5, Discordant, Math.Min(OnlyFirstRight, OnlySecondRight)));

    /// <summary>The chi-squared test with one degree of freedom.</summary>
    public TestResult ChiSquared => Chi(0);

    /// <summary>The same, with Edwards's continuity correction (Psychometrika 13 (1948) 185).</summary>
    public TestResult ChiSquaredCorrected => Chi(1);

    /// <summary>Counts the decisions of two classifiers; a score strictly above the threshold is positive.</summary>
    /// <exception cref="EcgException">The two have different labels.</exception>
    public static McNemarTest At(ScoredLabels first, double firstThreshold, ScoredLabels second, double secondThreshold)
    {
        PairedRows.ThrowUnlessSame(first, second);
        var counts = new int[4];
        for (var i = 0; i < first.Count; i++)
        {
            var firstWrong = first.Scores[i] > firstThreshold != first.Labels[i];
            var secondWrong = second.Scores[i] > secondThreshold != second.Labels[i];
            counts[(firstWrong ? 2 : 0) + (secondWrong ? 1 : 0)]++;
        }

        return new(counts[0], counts[1], counts[2], counts[3]);
    }

    private TestResult Chi(int correction)
    {
        if (Discordant == 0)
        {
            return TestResult.Undefined("the two are right on the same rows");
        }

        var distance = Math.Abs(OnlyFirstRight - OnlySecondRight) - correction;
        var statistic = (double)distance * distance / Discordant;
        return new(new(statistic), new(NormalInterval.TwoSided(Math.Sqrt(statistic))));
    }
}
