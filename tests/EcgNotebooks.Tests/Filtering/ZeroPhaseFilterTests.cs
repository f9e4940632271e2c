using EcgNotebooks.Filtering;

namespace EcgNotebooks.Tests.Filtering;

public class ZeroPhaseFilterTests
{
    private static readonly FilterOptions _bandPass = new()
    {
        Kind = FilterKind.BandPass,
        Order = 2,
        CutoffHz = 5,
        UpperCutoffHz = 40,
    };

    public static TheoryData<FilterOptions> Filters =>
        [
            new FilterOptions(),
            _bandPass,
            _bandPass with
            {
                Order = 3,
                Form = FilterForm.SecondOrderSections,
            },
            new FilterOptions
            {
                Kind = FilterKind.LowPass,
                Order = 5,
                CutoffHz = 40,
            },
            new FilterOptions
            {
                Order = 3,
                CutoffHz = 2,
                Form = FilterForm.SecondOrderSections,
            },
        ];

    [Theory]
    [MemberData(nameof(Filters))]
    public void The_result_equals_applying_the_difference_equation_forward_and_backward(FilterOptions options)
    {
        var filter = new ZeroPhaseFilter(options, 360);
        var signal = RandomSignal(400, seed: 1);
        var expected = NaiveFilter.ForwardAndBackward(
            filter.Design.TransferFunction,
            signal,
            filter.MinSignalLength - 1
        );
        var actual = filter.Apply(signal);
        for (var i = 0; i < signal.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void Signals_filtered_together_equal_those_filtered_alone_bit_for_bit(FilterOptions options)
    {
        var filter = new ZeroPhaseFilter(options, 360);
        int[] lengths = [200, 200, 200, 200, 200, 333, 333, 200, 50];
        var signals = lengths.Select((length, i) => RandomSignal(length, i)).ToArray();
        var together = filter.ApplyAll(signals, TestContext.Current.CancellationToken);
        for (var i = 0; i < signals.Length; i++)
        {
            Assert.Equal(filter.Apply(signals[i]), together[i]);
        }
    }

    [Fact]
    public void The_input_signal_is_not_modified()
    {
        var signal = RandomSignal(100, seed: 3);
        new ZeroPhaseFilter(new(), 500).Apply(signal);
        Assert.Equal(RandomSignal(100, seed: 3), signal);
    }

    [Fact]
    public void A_high_pass_removes_a_constant_even_at_the_edges()
    {
        var flat = Enumerable.Repeat(3.5, 300).ToArray();
        Assert.All(new ZeroPhaseFilter(new(), 500).Apply(flat), y => Assert.Equal(0, y, 1e-11));
        var lowPass = new FilterOptions
        {
            Kind = FilterKind.LowPass,
            Order = 4,
            CutoffHz = 40,
        };
        Assert.All(new ZeroPhaseFilter(lowPass, 500).Apply(flat), y => Assert.Equal(3.5, y, 1e-11));
    }

    [Fact]
    public void A_sine_is_attenuated_by_the_squared_gain_and_not_shifted()
    {
        var sine = Enumerable.Range(0, 20_000).Select(i => Math.Sin(2 * Math.PI * 5 * i / 500)).ToArray();
        var filtered = new ZeroPhaseFilter(new() { CutoffHz = 5 }, 500).Apply(sine);
        for (var i = 9_000; i < 11_000; i++)
        {
            Assert.Equal(sine[i] / 2, filtered[i], 1e-9);
        }
    }

    [Fact]
    public void A_recording_is_filtered_lead_by_lead_and_keeps_the_lead_names()
    {
        var record = new EcgRecord(
            "made up",
            500,
            [new("I", "mV", RandomSignal(90, 1)), new("II", "mV", RandomSignal(90, 2))]
        );
        var filter = new ZeroPhaseFilter(new(), 500);
        var filtered = filter.Apply(record);
        Assert.Equal(["I", "II"], filtered.Signals.Select(s => s.Name));
        Assert.Equal(filter.Apply(RandomSignal(90, 2)), filtered[Lead.II].Samples);
    }

    [Fact]
    public void A_recording_at_another_sampling_rate_is_refused()
    {
        var record = new EcgRecord("slow", 100, [new("I", "mV", RandomSignal(90, 1))]);
        var error = Assert.Throws<FilterException>(() => new ZeroPhaseFilter(new(), 500).Apply(record));
        Assert.Contains("slow is sampled at 100 Hz", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void A_signal_that_is_too_short_for_the_padding_is_refused_with_the_minimum_length(int length)
    {
        var filter = new ZeroPhaseFilter(new(), 500);
        var error = Assert.Throws<FilterException>(() => filter.Apply(RandomSignal(length, 1)));
        Assert.Equal(7, error.NeededSamples);
        Assert.Equal(7, filter.MinSignalLength);
        Assert.Equal(7, filter.Apply(RandomSignal(7, 1)).Length);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_sample_that_is_NaN_or_infinite_is_refused_with_its_index(double value)
    {
        var signal = RandomSignal(100, 1);
        signal[42] = value;
        var error = Assert.Throws<FilterException>(() => new ZeroPhaseFilter(new(), 500).Apply(signal));
        Assert.Equal(42, error.SampleIndex);
    }

    [Fact]
    public void No_signals_give_no_results() =>
        Assert.Empty(new ZeroPhaseFilter(new(), 500).ApplyAll([], TestContext.Current.CancellationToken));

    private static double[] RandomSignal(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() - 0.5)];
    }
}
