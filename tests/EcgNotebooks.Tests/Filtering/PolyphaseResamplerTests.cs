using System.Text.Json;
using EcgNotebooks.Filtering;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Filtering;

public class PolyphaseResamplerTests
{
    [Fact]
    public void Resampled_signals_equal_SciPys()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(SharedData.Golden("resampling.json")));
        var tensors = new GoldenTensors(SharedData.Golden("resampling.safetensors"));
        var cases = json.RootElement.GetProperty("cases").EnumerateArray().ToList();
        Assert.Equal(6, cases.Count);
        foreach (var golden in cases)
        {
            var name = golden.GetProperty("name").GetString()!;
            var (up, down) = (golden.GetProperty("up").GetInt32(), golden.GetProperty("down").GetInt32());
            var input = tensors[name == "360_back_to_500" ? "500_to_360" : "input_500"];
            var expected = tensors[name];
            var found = new PolyphaseResampler(up, down).Apply(input);
            Assert.Equal(golden.GetProperty("samples").GetInt32(), found.Length);
            Assert.Equal(expected.Length, found.Length);
            for (var i = 0; i < found.Length; i++)
            {
                Assert.Equal(expected[i], found[i], 1e-13);
            }
        }
    }

    [Theory]
    [InlineData(1, 1, 5)]
    [InlineData(1, 5, 37)]
    [InlineData(2, 1, 3)]
    [InlineData(3, 7, 1)]
    [InlineData(7, 3, 50)]
    [InlineData(18, 25, 200)]
    [InlineData(4, 6, 41)]
    public void It_equals_inserting_zeros_filtering_and_decimating(int up, int down, int samples)
    {
        var random = new Random(up + down);
        double[] signal = [.. Enumerable.Range(0, samples).Select(_ => random.NextDouble() - 0.5)];
        var expected = Naive(signal, up, down);
        var found = new PolyphaseResampler(up, down).Apply(signal);
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < found.Length; i++)
        {
            Assert.Equal(expected[i], found[i], 1e-12);
        }
    }

    [Fact]
    public void A_sine_keeps_its_phase_and_amplitude()
    {
        double[] Sine(double rate) =>
            [.. Enumerable.Range(0, (int)(4 * rate)).Select(i => Math.Sin(2 * Math.PI * 5 * i / rate))];
        var found = PolyphaseResampler.Between(360, 500).Apply(Sine(360));
        var expected = Sine(500);
        Assert.Equal(expected.Length, found.Length);
        for (var i = 200; i < found.Length - 200; i++)
        {
            Assert.Equal(expected[i], found[i], 2e-3);
        }
    }

    [Theory]
    [InlineData(500, 500, 1, 1)]
    [InlineData(1000, 500, 1, 2)]
    [InlineData(360, 500, 25, 18)]
    [InlineData(257.5, 500, 200, 103)]
    [InlineData(128.2, 500, 2500, 641)]
    [InlineData(333.3333333, 500, 3, 2)]
    public void The_ratio_of_the_rates_is_found_in_lowest_terms(double from, double to, int up, int down)
    {
        var resampler = PolyphaseResampler.Between(from, to);
        Assert.Equal((up, down), (resampler.Up, resampler.Down));
    }

    [Theory]
    [InlineData(0, 500)]
    [InlineData(-1, 500)]
    [InlineData(double.NaN, 500)]
    [InlineData(double.PositiveInfinity, 500)]
    [InlineData(1e300, 500)]
    [InlineData(1e-300, 500)]
    [InlineData(500, 0)]
    public void Rates_without_a_ratio_of_whole_numbers_are_refused(double from, double to) =>
        Assert.Throws<FilterException>(() => PolyphaseResampler.Between(from, to));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_sample_that_is_NaN_or_infinite_is_refused_with_its_index(double bad) =>
        Assert.Equal(
            2,
            Assert.Throws<FilterException>(() => new PolyphaseResampler(1, 2).Apply([0, 1, bad, 3])).SampleIndex
        );

    [Fact]
    public void An_empty_signal_stays_empty() => Assert.Empty(new PolyphaseResampler(5, 3).Apply([]));

    // SciPy's steps: pad the filter, insert zeros, convolve, keep every down-th sample, trim.
    private static double[] Naive(double[] signal, int up, int down)
    {
        var divisor = (int)System.Numerics.BigInteger.GreatestCommonDivisor(up, down);
        (up, down) = (up / divisor, down / divisor);
        if (up == 1 && down == 1)
        {
            return signal;
        }

        var half = 10 * Math.Max(up, down);
        var pad = down - half % down;
        double[] filter = [.. new double[pad], .. Filter(half, up)];
        var dense = new double[signal.Length * up];
        for (var i = 0; i < signal.Length; i++)
        {
            dense[i * up] = signal[i];
        }

        var convolved = new double[dense.Length + filter.Length];
        for (var i = 0; i < dense.Length; i++)
        {
            for (var j = 0; j < filter.Length; j++)
            {
                convolved[i + j] += dense[i] * filter[j];
            }
        }

        var skip = (half + pad) / down;
        var count = (signal.Length * up + down - 1) / down;
        return [.. Enumerable.Range(skip, count).Select(m => m * down < convolved.Length ? convolved[m * down] : 0)];
    }

    private static double[] Filter(int half, int up)
    {
        var taps = new double[2 * half + 1];
        for (var i = 0; i < taps.Length; i++)
        {
            var x = Math.PI * (i - half) / (half / 10);
            var edge = (double)(i - half) / half;
            taps[i] = (x == 0 ? 1 : Math.Sin(x) / x) * Bessel(5 * Math.Sqrt(1 - edge * edge));
        }

        return [.. taps.Select(tap => tap * up / taps.Sum())];
    }

    // The integral form of I0: the mean of exp(x cos t) over half a period.
    private static double Bessel(double x)
    {
        const int Steps = 200;
        return Enumerable.Range(0, Steps).Average(i => Math.Exp(x * Math.Cos(Math.PI * (i + 0.5) / Steps)));
    }
}
