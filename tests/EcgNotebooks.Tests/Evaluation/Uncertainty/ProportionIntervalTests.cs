using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.RandomNumbers;
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

    /// <summary>
    /// M. W. Fagerland, S. Lydersen, P. Laake, Statistical Analysis of Contingency Tables (2017), chapter 2: 13 of 16 (Ligarden and
    /// others 2010), as their R package contingencytables prints it (tests/testthat/test-ch2.R).
    /// </summary>
    [Fact]
    public void A_published_example()
    {
        var wilson = ProportionInterval.Wilson(13, 16);
        Assert.Equal("0.5699 to 0.9341", wilson.ToString());
        Assert.Equal("0.5435 to 0.9595", ProportionInterval.ClopperPearson(13, 16).ToString());
    }

    // The coverage is computed, not simulated: the probability of each count whose interval contains the proportion.
    [Theory]
    [InlineData(20)]
    [InlineData(75)]
    [InlineData(300)]
    public void Wilsons_interval_covers_the_proportion_with_95_percent_on_average(int total)
    {
        double[] shares = [.. Enumerable.Range(0, 181).Select(i => 0.05 + i * 0.005)];
        Interval[] intervals =
        [
            .. Enumerable.Range(0, total + 1).Select(count => ProportionInterval.Wilson(count, total)),
        ];
        double[] coverages =
        [
            .. shares.Select(share =>
                Enumerable
                    .Range(0, total + 1)
                    .Where(count => intervals[count].Contains(share))
                    .Sum(count => Binomial.PMF(share, total, count))
            ),
        ];
        Assert.InRange(coverages.Average(), 0.945, 0.96);
        Assert.InRange(coverages.Count(coverage => coverage is >= 0.93 and <= 0.98) / 181.0, 0.8, 1);
    }

    [Theory]
    [InlineData(60, 1)]
    [InlineData(60, 3)]
    [InlineData(25, 2)]
    [InlineData(150, 2)]
    public void The_clustered_interval_covers_the_proportion_in_95_percent_of_studies(int patients, int meanRows)
    {
        const double Share = 0.8;
        const int Studies = 2000;
        var limit = Normal.InvCDF(0, 1, Share);
        var (covered, asIndependent) = (0, 0);
        for (uint seed = 0; seed < Studies; seed++)
        {
            var counts = Clustered(new(seed), patients, meanRows, limit);
            covered += Clustered(counts).Contains(Share) ? 1 : 0;
            var (count, total) = (counts.Sum(c => c.Count), counts.Sum(c => c.Total));
            asIndependent += ProportionInterval.Wilson(count, total).Contains(Share) ? 1 : 0;
        }

        Assert.InRange((double)covered / Studies, 0.93, 0.97);
        Assert.InRange((double)asIndependent / Studies, 0.8, meanRows == 1 ? 0.97 : 0.92);
    }

    [Fact]
    public void With_one_row_per_patient_the_clustered_interval_is_Wilsons()
    {
        foreach (var (count, total) in new[] { (3, 20), (0, 9), (9, 9), (480, 670) })
        {
            var one = ProportionInterval.Wilson(count, total);
            var other = Clustered([.. Enumerable.Range(0, total).Select(i => (i < count ? 1 : 0, 1))]);
            Assert.Equal(one.Lower, other.Lower, 1e-12);
            Assert.Equal(one.Upper, other.Upper, 1e-12);
        }

        Assert.Equal("there are no rows", Clustered([]).Reason);
    }

    private static Interval Clustered(IReadOnlyList<(int Count, int Total)> patients) =>
        ClusteredProportion
            .Of(
                patients.SelectMany(
                    (patient, id) => Enumerable.Range(0, patient.Total).Select(row => (id, row < patient.Count))
                ),
                0.95
            )
            .Interval;

    // Three copies of each row say no more than one, and patients whose rows all agree count as one row each.
    [Fact]
    public void Copies_of_a_patients_rows_do_not_narrow_the_clustered_interval()
    {
        var one = Clustered([.. Enumerable.Range(0, 40).Select(i => (i < 25 ? 1 : 0, 1))]);
        var three = Clustered([.. Enumerable.Range(0, 40).Select(i => (i < 25 ? 3 : 0, 3))]);
        Assert.InRange(three.Width, one.Width, 1.02 * one.Width);
        Assert.Equal(ProportionInterval.Wilson(8, 8), Clustered([.. Enumerable.Range(0, 8).Select(_ => (5, 5))]));
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

    // A row counts if the sum of its patient's and its own deviation is below a limit.
    private static (int Count, int Total)[] Clustered(NumPyRandomState random, int patients, int meanRows, double limit)
    {
        var counts = new (int Count, int Total)[patients];
        for (var i = 0; i < patients; i++)
        {
            var ofPatient = Math.Sqrt(0.6) * random.NextNormal();
            var total = (int)random.Integers(1, 2 * meanRows, 1)[0];
            counts[i] = (
                Enumerable.Range(0, total).Count(_ => ofPatient + Math.Sqrt(0.4) * random.NextNormal() < limit),
                total
            );
        }

        return counts;
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
