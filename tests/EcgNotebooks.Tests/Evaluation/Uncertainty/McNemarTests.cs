using System.Numerics;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Tests.Evaluation.Uncertainty;

public class McNemarTests
{
    [Fact]
    public void Table_and_p_values_agree_with_statsmodels()
    {
        foreach (var golden in StatisticsGolden.Cases())
        {
            var test = McNemarTest.At(golden.First, 0.5, golden.Second, 0.5);
            var table = golden.Json.GetProperty("mcnemar").GetProperty("table").EnumerateArray();
            double[] counts = [test.BothCorrect, test.OnlyFirstCorrect, test.OnlySecondCorrect, test.BothWrong];
            Assert.Equal(table.SelectMany(StatisticsGolden.Numbers), counts);
            Assert.Equal(golden["mcnemar", "exact_p"], test.ExactP, 1e-9);
            Assert.Equal(golden["mcnemar", "chi2_corrected"], test.ChiSquaredCorrected.Statistic.Value, 1e-9);
            Assert.Equal(golden["mcnemar", "chi2_p"], test.ChiSquaredCorrected.P.Value, 1e-9);
        }
    }

    /// <summary>
    /// A. Agresti, Categorical Data Analysis (Wiley 1990), page 350: 1,600 people asked twice whether they approve of the
    /// President; also the example of R's mcnemar.test.
    /// </summary>
    [Fact]
    public void The_published_example_of_two_surveys_is_reproduced()
    {
        var test = new McNemarTest(794, 150, 86, 570);
        Assert.Equal(17.356, test.ChiSquared.Statistic.Value, 0.0005);
        Assert.Equal(3.099e-05, test.ChiSquared.P.Value, 0.0005e-05);
        Assert.Equal(16.818, test.ChiSquaredCorrected.Statistic.Value, 0.0005);
        Assert.Equal(4.115e-05, test.ChiSquaredCorrected.P.Value, 0.0005e-05);
    }

    [Fact]
    public void The_exact_p_value_is_the_sum_of_binomial_terms()
    {
        for (var b = 0; b <= 40; b++)
        {
            for (var c = 0; c <= 40; c++)
            {
                Assert.Equal(Exact(b, c), new McNemarTest(5, b, c, 5).ExactP, 1e-12);
            }
        }
    }

    [Fact]
    public void The_chi_squared_p_value_is_accurate_in_the_tail()
    {
        // 2 (1 - Phi(20)) = 5.507e-89: M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions (1964), table 26.2,
        // has -log Q(20) = 88.56010.
        var p = new McNemarTest(0, 400, 0, 0).ChiSquared.P.Value;
        Assert.Equal(88.56010, -Math.Log10(p / 2), 0.000005);
    }

    [Fact]
    public void Swapping_labels_or_classifiers_does_not_change_the_p_values()
    {
        foreach (var golden in StatisticsGolden.Cases())
        {
            var test = McNemarTest.At(golden.First, 0.5, golden.Second, 0.5);
            var swapped = McNemarTest.At(golden.Second, 0.5, golden.First, 0.5);
            var mirrored = McNemarTest.At(Mirror(golden.First), 0.5, Mirror(golden.Second), 0.5);
            Assert.Equal(test.ExactP, swapped.ExactP);
            Assert.Equal(test.ChiSquared, swapped.ChiSquared);
            // A score of 0.5 counts as negative before and after mirroring, so this case can't be compared.
            if (!golden.First.Scores.Concat(golden.Second.Scores).Contains(0.5))
            {
                Assert.Equal(test, mirrored);
            }
        }
    }

    [Fact]
    public void The_statistic_is_undefined_if_no_row_is_discordant()
    {
        var test = new McNemarTest(7, 0, 0, 3);
        Assert.Equal(1, test.ExactP);
        Assert.Equal("the two are right on the same rows", test.ChiSquared.P.Reason);
    }

    private static ScoredLabels Mirror(ScoredLabels rows) =>
        new(rows.Labels.Select(l => !l), rows.Scores.Select(s => 1 - s));

    private static double Exact(int b, int c)
    {
        var (sum, term) = (BigInteger.Zero, BigInteger.One);
        for (var k = 0; k <= Math.Min(b, c); k++)
        {
            sum += term;
            term = term * (b + c - k) / (k + 1);
        }

        return Math.Min(1, 2 * (double)sum / Math.Pow(2, b + c));
    }
}
