using MathNet.Numerics.Distributions;

namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>
/// McNemar's test of equal accuracy of two classifiers on the same rows, based on the rows where just one is correct.
/// </summary>
/// <remarks>
/// Q. McNemar, "Note on the sampling error of the difference between correlated proportions or percentages", Psychometrika
/// 12 (1947) 153; the p-values agree with statsmodels. The test assumes that rows are independent.
/// </remarks>
/// <param name="BothCorrect">Number of rows where both are correct.</param>
/// <param name="OnlyFirstCorrect">Number of rows where only the first is correct.</param>
/// <param name="OnlySecondCorrect">Number of rows where only the second is correct.</param>
/// <param name="BothWrong">Number of rows where both are wrong.</param>
internal sealed record McNemarTest(int BothCorrect, int OnlyFirstCorrect, int OnlySecondCorrect, int BothWrong)
{
    /// <summary>Number of discordant rows, where one is correct and the other is wrong.</summary>
    public int Discordant => OnlyFirstCorrect + OnlySecondCorrect;

    /// <summary>Exact two-sided p-value: twice the smaller binomial tail, at most 1; 1 if no row is discordant.</summary>
    public double ExactP =>
        Math.Min(1, 2 * Binomial.CDF(0.5, Discordant, Math.Min(OnlyFirstCorrect, OnlySecondCorrect)));

    /// <summary>Chi-squared test with one degree of freedom.</summary>
    internal TestResult ChiSquared => Chi(0);

    /// <summary>Chi-squared test with Edwards's continuity correction (Psychometrika 13 (1948) 185).</summary>
    internal TestResult ChiSquaredCorrected => Chi(1);

    /// <summary>Counts the decisions of two classifiers; a score strictly above its threshold counts as positive.</summary>
    /// <exception cref="EcgException">The labels differ.</exception>
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

        var distance = Math.Abs(OnlyFirstCorrect - OnlySecondCorrect) - correction;
        var statistic = (double)distance * distance / Discordant;
        return new(new(statistic), new(NormalInterval.TwoSided(Math.Sqrt(statistic))));
    }
}
