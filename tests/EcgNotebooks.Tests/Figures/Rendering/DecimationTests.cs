using EcgNotebooks.Figures.Rendering;

namespace EcgNotebooks.Tests.Figures.Rendering;

public class DecimationTests
{
    [Fact]
    public void Decimation_keeps_the_extremes_and_ends_of_each_column()
    {
        var random = new Random(7);
        double[] x = [.. Enumerable.Range(0, 10_000).Select(i => i / 100.0)];
        double[] y = [.. x.Select(_ => random.NextDouble())];
        var kept = Decimation.Of(x, y, 100);
        Assert.InRange(kept.Length, 400, 800);
        Assert.Equal(kept.Order(), kept);
        foreach (var column in Enumerable.Range(0, 10_000).GroupBy(i => Math.Floor(x[i] * 2)))
        {
            Assert.Contains(column.MinBy(i => y[i]), kept);
            Assert.Contains(column.MaxBy(i => y[i]), kept);
            Assert.Contains(column.First(), kept);
            Assert.Contains(column.Last(), kept);
        }
    }

    [Fact]
    public void A_gap_within_one_column_is_kept()
    {
        double[] x = [.. Enumerable.Range(0, 10_000).Select(i => i / 1000.0)];
        var y = new double[10_000];
        y[4321] = double.NaN;
        Assert.Contains(4321, Decimation.Of(x, y, 10));
    }

    [Fact]
    public void A_short_line_and_a_line_that_is_not_ascending_are_not_decimated()
    {
        Assert.Equal([0, 1, 2], Decimation.Of([0, 0.1, 0.2], [1, 2, 3], 100));
        double[] x = [.. Enumerable.Range(0, 1000).Select(i => Math.Sin(i))];
        Assert.Equal(1000, Decimation.Of(x, x, 10).Length);
    }
}
