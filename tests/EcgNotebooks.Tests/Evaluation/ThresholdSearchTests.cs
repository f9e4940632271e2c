using EcgNotebooks.Evaluation;

namespace EcgNotebooks.Tests.Evaluation;

public class ThresholdSearchTests
{
    [Fact]
    public void One_pass_finds_the_same_threshold_as_trying_every_threshold()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var rows = RandomRows.Make(seed);
            if (rows.MissingClass is not null)
            {
                Assert.Throws<EcgException>(() => new ThresholdSearch().Search(rows));
                continue;
            }

            var choice = new ThresholdSearch().Search(rows);
            var (threshold, value) = TryEach(rows);
            Assert.Equal(threshold, choice.Threshold);
            Assert.Equal(value, choice.Value);
            Assert.Equal(value, ConfusionMatrix.At(threshold, rows).CorrectMinusWrong);
        }
    }

    [Fact]
    public void The_grid_equals_numpy_linspace_bit_for_bit()
    {
        // Values of np.linspace(0, 1, 1000): three whose last bit differs from i / 999, and both ends.
        var grid = ThresholdSearch.Grid(1000);
        Assert.Equal(1000, grid.Length);
        Assert.Equal(0.8188188188188188, grid[818]);
        Assert.Equal(0.20020020020020018, grid[200]);
        Assert.Equal(0.10010010010010009, grid[100]);
        Assert.NotEqual(100 / 999.0, grid[100]);
        Assert.Equal(0, grid[0]);
        Assert.Equal(1, grid[^1]);
    }

    [Fact]
    public void A_score_on_the_threshold_counts_as_negative()
    {
        var rows = new ScoredLabels([false, true], [0.5, 0.75]);
        Assert.Equal(0.5, new ThresholdSearch(new() { Steps = 3 }).Search(rows).Threshold);
    }

    [Fact]
    public void The_lowest_of_equally_good_thresholds_is_chosen()
    {
        var rows = new ScoredLabels([false, true], [0.1, 0.9]);
        var choice = new ThresholdSearch(new() { Steps = 11 }).Search(rows);
        Assert.Equal(0.1, choice.Threshold);
        Assert.Equal([0, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0], choice.Values);
    }

    [Fact]
    public void A_float32_score_is_compared_after_conversion_to_double()
    {
        // (float)0.1 is 0.10000000149, which is above the grid's 0.1, so the row still counts as positive there.
        var rows = new ScoredLabels([true, false], [0.1f, 0]);
        Assert.Equal(2, new ThresholdSearch(new() { Steps = 11 }).Search(rows).Values[1]);
        Assert.Equal(0, new ThresholdSearch(new() { Steps = 11 }).Search(new([true, false], [0.1, 0])).Values[1]);
    }

    [Theory]
    [InlineData(true, "no row is negative")]
    [InlineData(false, "no row is positive")]
    public void No_threshold_is_chosen_from_rows_of_one_class(bool label, string reason)
    {
        var rows = new ScoredLabels([label, label], [0.2, 0.7]);
        var error = Assert.Throws<EcgException>(() => new ThresholdSearch().Search(rows));
        Assert.Equal($"No threshold can be chosen from the 2 rows: {reason}.", error.Problem);
        Assert.Contains("both classes", error.Remedy, StringComparison.Ordinal);
    }

    /// <summary>Searches with the published loop, which compares every threshold with every row.</summary>
    private static (double Threshold, int Value) TryEach(ScoredLabels rows)
    {
        var (best, bestValue) = (0.0, int.MinValue);
        for (var i = 0; i < 1000; i++)
        {
            var threshold = i == 999 ? 1.0 : i * (1.0 / 999);
            var right = 0;
            for (var k = 0; k < rows.Count; k++)
            {
                right += rows.Scores[k] > threshold == rows.Labels[k] ? 1 : -1;
            }

            if (right > bestValue)
            {
                (best, bestValue) = (threshold, right);
            }
        }

        return (best, bestValue);
    }
}
