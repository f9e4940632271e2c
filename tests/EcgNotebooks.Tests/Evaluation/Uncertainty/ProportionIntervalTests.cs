using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;
using MathNet.Numerics.Distributions;

namespace EcgNotebooks.Tests.Evaluation.Uncertainty;

public class ProportionIntervalTests
{
    [Fact]
    public void Wilsons_interval_agrees_with_statsmodels()
    {
        foreach (var golden in StatisticsGolden.Cases())
        {
            var matrix = ConfusionMatrix.At(0.5, golden.First);
            var interval = ProportionInterval.Wilson(matrix.TruePositives + matrix.TrueNegatives, matrix.Count);
            var expected = StatisticsGolden.Numbers(golden.Json.GetProperty("wilson_95_of_accuracy_of_first"));
            Assert.Equal(expected[0], interval.Lower, 1e-9);
            Assert.Equal(expected[1], interval.Upper, 1e-9);
        }
    }

    [Theory]
    [InlineData(3, 20, 0.95)]
    [InlineData(1, 7, 0.9)]
    [InlineData(480, 670, 0.99)]
    public void Wilsons_limits_are_where_the_score_test_just_rejects(int count, int total, double level)
    {
        var interval = ProportionInterval.Wilson(count, total, level);
        var share = (double)count / total;
        foreach (var limit in (double[])[interval.Lower, interval.Upper])
        {
            var z = Math.Abs(share - limit) / Math.Sqrt(limit * (1 - limit) / total);
            Assert.Equal(level, 2 * Normal.CDF(0, 1, z) - 1, 1e-9);
        }
    }

    [Theory]
    [InlineData(3, 20, 0.95)]
    [InlineData(1, 7, 0.9)]
    [InlineData(480, 670, 0.99)]
    public void Clopper_and_Pearsons_limits_leave_half_the_rest_in_each_binomial_tail(
        int count,
        int total,
        double level
    )
    {
        var interval = ProportionInterval.ClopperPearson(count, total, level);
        Assert.Equal((1 - level) / 2, Tail(interval.Lower, total, count, total), 1e-9);
        Assert.Equal((1 - level) / 2, Tail(interval.Upper, total, 0, count), 1e-9);
    }

    [Fact]
    public void Zero_out_of_n_agrees_with_the_closed_form()
    {
        // The closed form is 1 - 0.025^(1/n); the rule of three approximates its one-sided version.
        var none = ProportionInterval.ClopperPearson(0, 30);
        Assert.Equal(0, none.Lower);
        Assert.Equal(1 - Math.Pow(0.025, 1 / 30.0), none.Upper, 1e-9);
        Assert.Equal(1, ProportionInterval.ClopperPearson(30, 30).Upper);
        Assert.Equal(0, ProportionInterval.Wilson(0, 30).Lower);
        Assert.Equal(1, ProportionInterval.Wilson(30, 30).Upper);
        Assert.Equal("there are no rows", ProportionInterval.Wilson(0, 0).Reason);
    }

    [Fact]
    public void Impossible_counts_and_levels_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.Wilson(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.ClopperPearson(-1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.Wilson(1, 2, 1));
    }

    private static double Tail(double proportion, int total, int from, int to) =>
        Enumerable
            .Range(from, to - from + 1)
            .Sum(k =>
                Math.Exp(
                    MathNet.Numerics.SpecialFunctions.BinomialLn(total, k)
                        + k * Math.Log(proportion)
                        + (total - k) * Math.Log(1 - proportion)
                )
            );
}
