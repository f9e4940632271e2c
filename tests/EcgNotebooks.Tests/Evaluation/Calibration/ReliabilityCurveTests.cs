using System.Text.Json;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Calibration;

namespace EcgNotebooks.Tests.Evaluation.Calibration;

public class ReliabilityCurveTests
{
    private static readonly ReliabilityOptions _upper = new() { EdgeScores = EdgeScores.Upper };

    [Fact]
    public void The_curve_agrees_with_scikit_learns_calibration_curve()
    {
        foreach (var golden in StatisticsGolden.Cases())
        {
            var bins = ReliabilityCurve.From(golden.First).Bins.Where(bin => bin.Count > 0).ToArray();
            var expected = golden.Json.GetProperty("calibration_curve_of_first");
            AssertClose(expected.GetProperty("prob_true"), bins.Select(bin => bin.PositiveShare.Value));
            AssertClose(expected.GetProperty("prob_pred"), bins.Select(bin => bin.MeanScore.Value));
        }
    }

    [Fact]
    public void Bins_and_calibration_error_agree_with_numpy_digitize()
    {
        foreach (var golden in StatisticsGolden.Cases())
        {
            var curve = ReliabilityCurve.From(golden.First, _upper);
            var expected = golden.Json.GetProperty("reliability_bins_of_first").EnumerateArray();
            foreach (var (row, bin) in expected.Zip(curve.Bins))
            {
                Assert.Equal(row[0].GetInt32(), bin.Count);
                AssertMeasure(row[1], bin.MeanScore);
                AssertMeasure(row[2], bin.PositiveShare);
            }

            Assert.Equal(golden["ece_of_first"], curve.ExpectedCalibrationError, 1e-9);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_score_is_in_the_bin_whose_edges_enclose_it(bool upper)
    {
        var onEdge = upper ? EdgeScores.Upper : EdgeScores.Lower;
        foreach (var rows in Enumerable.Range(0, 100).Select(RandomRows.Make))
        {
            foreach (var widths in Enum.GetValues<BinWidths>())
            {
                var options = new ReliabilityOptions
                {
                    Widths = widths,
                    EdgeScores = onEdge,
                    Bins = 7,
                };
                foreach (var (k, bin) in ReliabilityCurve.From(rows, options).Bins.Index())
                {
                    bool In(double s) =>
                        onEdge == EdgeScores.Lower
                            ? (s > bin.Lower || k == 0) && (s <= bin.Upper || k == 6)
                            : (s >= bin.Lower || k == 0) && (s < bin.Upper || k == 6);
                    int[] inside = [.. Enumerable.Range(0, rows.Count).Where(i => In(rows.Scores[i]))];
                    Assert.Equal(inside.Length, bin.Count);
                    Assert.Equal(inside.Count(i => rows.Labels[i]), bin.Positives);
                    if (inside.Length > 0)
                    {
                        Assert.Equal(inside.Average(i => rows.Scores[i]), bin.MeanScore.Value, 1e-12);
                    }
                }
            }
        }
    }

    [Fact]
    public void Quantile_bins_hold_equally_many_distinct_scores()
    {
        double[] scores = [.. Enumerable.Range(0, 41).Select(i => Math.Pow(i / 40.0, 3))];
        var rows = new ScoredLabels(scores.Select(s => s > 0.5), scores);
        var options = new ReliabilityOptions { Widths = BinWidths.Quantile, Bins = 4 };
        var bins = ReliabilityCurve.From(rows, options).Bins;
        Assert.Equal([11, 10, 10, 10], bins.Select(bin => bin.Count));
        Assert.Equal([scores[0], scores[10], scores[20], scores[30]], bins.Select(bin => bin.Lower));
        Assert.Equal(1, bins[^1].Upper);
    }

    [Fact]
    public void A_score_on_an_edge_is_in_the_bin_that_the_option_names()
    {
        var rows = new ScoredLabels([true, false], [0.5, 0.9]);
        ReliabilityOptions two = new() { Bins = 2 };
        Assert.Equal([1, 1], ReliabilityCurve.From(rows, two).Bins.Select(b => b.Count));
        two = two with { EdgeScores = EdgeScores.Upper };
        Assert.Equal([0, 2], ReliabilityCurve.From(rows, two).Bins.Select(b => b.Count));
    }

    [Fact]
    public void Perfectly_calibrated_probabilities_have_no_calibration_error()
    {
        var rows = new ScoredLabels(
            [true, false, false, false, true, true, true, false],
            [.25, .25, .25, .25, .75, .75, .75, .75]
        );
        Assert.Equal(0, ReliabilityCurve.From(rows).ExpectedCalibrationError);
        var opposite = new ScoredLabels(rows.Labels.Select(l => !l), rows.Scores);
        Assert.Equal(0.5, ReliabilityCurve.From(opposite).ExpectedCalibrationError);
        Assert.Equal(0.5, ReliabilityCurve.From(opposite).MaximumCalibrationError);
    }

    [Fact]
    public void Scores_outside_0_to_1_are_refused()
    {
        Assert.Throws<EcgException>(() => ReliabilityCurve.From(new([true], [1.5])));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReliabilityCurve.From(new([true], [0.5]), new() { Bins = 0 }));
    }

    private static void AssertClose(JsonElement expected, IEnumerable<double> actual)
    {
        var numbers = StatisticsGolden.Numbers(expected);
        Assert.Equal(numbers.Length, actual.Count());
        foreach (var (one, other) in numbers.Zip(actual))
        {
            Assert.Equal(one, other, 1e-9);
        }
    }

    private static void AssertMeasure(JsonElement expected, Measure actual)
    {
        Assert.Equal(expected.ValueKind == JsonValueKind.Null, !actual.IsDefined);
        if (actual.IsDefined)
        {
            Assert.Equal(expected.GetDouble(), actual.Value, 1e-9);
        }
    }
}
