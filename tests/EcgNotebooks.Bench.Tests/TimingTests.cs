namespace EcgNotebooks.Bench.Tests;

public class TimingTests
{
    [Theory]
    [InlineData(3, new[] { 3.0 })]
    [InlineData(2.5, new[] { 3.0, 2.0 })]
    [InlineData(2, new[] { 9.0, 1.0, 2.0 })]
    public void The_median_is_the_middle_value_or_the_mean_of_the_two_middle_values(double expected, double[] values) =>
        Assert.Equal(expected, Timing.Median(values));

    [Fact]
    public void Timing_Once_repeats_the_work_once_without_a_warm_up()
    {
        var runs = 0;
        var measured = Timing.Once.Measure(() => runs++, 5, 2, "rows");
        Assert.Equal(1, runs);
        Assert.Equal((5, 2, "rows"), (measured.Items, measured.Threads, measured.Note));
        Assert.Equal(measured.MinMs, measured.MedianMs);
    }

    [Fact]
    public void Work_is_repeated_the_minimum_number_of_times_even_beyond_the_budget()
    {
        var runs = 0;
        var timing = new Timing
        {
            WarmUp = TimeSpan.Zero,
            Budget = TimeSpan.Zero,
            FewestRuns = 4,
        };
        timing.Measure(() => runs++);
        Assert.Equal(4, runs);
    }

    [Fact]
    public void Times_are_rounded_to_four_significant_digits()
    {
        var json = new Measured(1234.567, 0.0123456, 1, 1, "a < b").ToJson("x");
        Assert.Equal("""{"name":"x","median_ms":1235,"min_ms":0.01235,"items":1,"threads":1,"note":"a < b"}""", json);
    }
}
