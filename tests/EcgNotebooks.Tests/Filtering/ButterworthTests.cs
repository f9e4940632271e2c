using System.Numerics;
using EcgNotebooks.Filtering;

namespace EcgNotebooks.Tests.Filtering;

public class ButterworthTests
{
    public static TheoryData<FilterKind, int> KindsAndOrders
    {
        get
        {
            var data = new TheoryData<FilterKind, int>();
            foreach (var kind in Enum.GetValues<FilterKind>())
            {
                foreach (var order in Enumerable.Range(1, 5))
                {
                    data.Add(kind, order);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(KindsAndOrders))]
    public void At_each_cutoff_the_power_is_halved(FilterKind kind, int order)
    {
        var options = Between20And60Hz(kind, order);
        var design = Butterworth.Design(options, 360);
        double?[] cutoffs = [options.CutoffHz, options.UpperCutoffHz];
        foreach (var cutoffHz in cutoffs.OfType<double>())
        {
            Assert.Equal(1 / Math.Sqrt(2), Gain(design.TransferFunction, cutoffHz, 360), 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(KindsAndOrders))]
    public void The_gain_is_1_in_the_passband_and_0_in_the_stopband(FilterKind kind, int order)
    {
        var filter = Butterworth.Design(Between20And60Hz(kind, order), 360).TransferFunction;
        var nyquist = Gain(filter, 180, 360);
        Assert.Equal(kind is FilterKind.LowPass or FilterKind.BandStop ? 1 : 0, Gain(filter, 0, 360), 1e-6);
        Assert.Equal(kind is FilterKind.HighPass or FilterKind.BandStop ? 1 : 0, nyquist, 1e-6);
    }

    [Theory]
    [MemberData(nameof(KindsAndOrders))]
    public void Sections_and_transfer_function_have_the_same_frequency_response(FilterKind kind, int order)
    {
        var design = Butterworth.Design(Between20And60Hz(kind, order), 360);
        for (var frequencyHz = 1.0; frequencyHz < 180; frequencyHz += 7)
        {
            var cascade = design.Sections.Aggregate(1.0, (g, s) => g * Gain(s.ToTransferFunction(), frequencyHz, 360));
            Assert.Equal(Gain(design.TransferFunction, frequencyHz, 360), cascade, 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(KindsAndOrders))]
    public void Every_section_is_stable_and_the_last_has_the_largest_pole(FilterKind kind, int order)
    {
        var sections = Butterworth.Design(Between20And60Hz(kind, order), 360).Sections;
        var radii = sections.Select(LargestPole).ToArray();
        Assert.All(radii, radius => Assert.InRange(radius, 0, 1 - 1e-6));
        Assert.Equal(radii.Max(), radii[^1]);
    }

    [Theory]
    [InlineData(FilterKind.HighPass)]
    [InlineData(FilterKind.BandPass)]
    [InlineData(FilterKind.BandStop)]
    public void Sections_have_the_right_cutoff_at_orders_too_high_for_a_transfer_function(FilterKind kind)
    {
        var sections = Butterworth.Design(Between20And60Hz(kind, 20), 360).Sections;
        var gain = sections.Aggregate(1.0, (g, s) => g * Gain(s.ToTransferFunction(), 20, 360));
        Assert.Equal(1 / Math.Sqrt(2), gain, 1e-10);
    }

    [Fact]
    public void A_low_pass_at_a_quarter_of_the_sampling_rate_equals_the_textbook_result()
    {
        // By the bilinear transform, the filter of order 1 with this cutoff is (1 + z^-1) / 2 (Oppenheim and Schafer).
        var filter = Butterworth.Design(new() { Kind = FilterKind.LowPass, CutoffHz = 25 }, 100).TransferFunction;
        Assert.Equal([0.5, 0.5], filter.B.Select(b => Math.Round(b, 12)));
        Assert.Equal([1, 0], filter.A.Select(a => Math.Abs(Math.Round(a, 12))));
    }

    [Theory]
    [InlineData(250)]
    [InlineData(300)]
    [InlineData(0)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    public void A_cutoff_that_is_not_between_0_and_the_Nyquist_frequency_is_refused_with_both_values(double cutoffHz)
    {
        var error = Assert.Throws<FilterException>(() => Butterworth.Design(new() { CutoffHz = cutoffHz }, 500));
        Assert.Equal(cutoffHz, error.CutoffHz);
        Assert.Contains("250 Hz", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void An_order_below_1_or_beyond_double_precision_is_refused(int order) =>
        Assert.Throws<FilterException>(() => Butterworth.Design(new() { Order = order }, 500));

    [Theory]
    [InlineData(0)]
    [InlineData(-500)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_sampling_rate_that_is_not_positive_and_finite_is_refused(double rateHz) =>
        Assert.Throws<FilterException>(() => Butterworth.Design(new(), rateHz));

    [Fact]
    public void A_band_filter_needs_an_upper_cutoff_above_the_lower_and_a_high_pass_only_one_cutoff()
    {
        var band = new FilterOptions { Kind = FilterKind.BandPass };
        Assert.Throws<FilterException>(() => Butterworth.Design(band, 500));
        Assert.Throws<FilterException>(() => Butterworth.Design(band with { UpperCutoffHz = 0.5 }, 500));
        Assert.Throws<FilterException>(() => Butterworth.Design(band with { UpperCutoffHz = 250 }, 500));
        Assert.Throws<FilterException>(() => Butterworth.Design(new() { UpperCutoffHz = 40 }, 500));
    }

    private static FilterOptions Between20And60Hz(FilterKind kind, int order) =>
        new()
        {
            Kind = kind,
            Order = order,
            CutoffHz = 20,
            UpperCutoffHz = kind is FilterKind.BandPass or FilterKind.BandStop ? 60 : null,
        };

    /// <summary>Evaluates |H| on the unit circle term by term.</summary>
    private static double Gain(TransferFunction filter, double frequencyHz, double samplingRateHz)
    {
        var step = Complex.Exp(new Complex(0, -2 * Math.PI * frequencyHz / samplingRateHz));
        Complex Value(IReadOnlyList<double> c) =>
            c.Select((x, i) => x * Complex.Pow(step, i)).Aggregate(Complex.Zero, (sum, x) => sum + x);
        return Complex.Abs(Value(filter.B) / Value(filter.A));
    }

    private static double LargestPole(SecondOrderSection section)
    {
        var root = Complex.Sqrt(section.A1 * section.A1 - 4 * section.A2);
        return Math.Max(Complex.Abs((-section.A1 + root) / 2), Complex.Abs((-section.A1 - root) / 2));
    }
}
