using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.RandomNumbers;
using MathNet.Numerics.Distributions;

namespace EcgNotebooks.Tests.Evaluation.Uncertainty;

/// <summary>
/// The corrections of the BCa interval, against the spatial test data of B. Efron and R. J. Tibshirani, An introduction to the
/// bootstrap, 1993, tables 14.1 and 14.2: the variance of 26 values.
/// </summary>
public class BiasCorrectionTests
{
    private static readonly double[] _spatial =
    [
        48,
        36,
        20,
        29,
        42,
        42,
        20,
        42,
        22,
        41,
        45,
        14,
        6,
        0,
        33,
        28,
        34,
        4,
        32,
        24,
        47,
        41,
        24,
        26,
        30,
        41,
    ];

    [Fact]
    public void The_acceleration_is_that_of_the_published_example()
    {
        Assert.Equal(171.5, Variance(_spatial), 0.05);
        double[] leftOut =
        [
            .. Enumerable.Range(0, _spatial.Length).Select(left => Variance([.. _spatial.Where((_, i) => i != left)])),
        ];
        Assert.Equal(0.061, BiasCorrection.AccelerationOf(leftOut), 0.0005);
    }

    [Fact]
    public void The_limits_are_those_of_the_published_example_but_for_the_error_of_2000_resamples()
    {
        var random = new NumPyRandomState(1);
        double[] resampled =
        [
            .. Enumerable
                .Range(0, 20_000)
                .Select(_ => Variance([.. random.Integers(0, 26, 26).Select(i => _spatial[i])]))
                .Order(),
        ];
        double[] leftOut =
        [
            .. Enumerable.Range(0, _spatial.Length).Select(left => Variance([.. _spatial.Where((_, i) => i != left)])),
        ];
        var correction = BiasCorrection.Of(Variance(_spatial), resampled, leftOut);
        // The book has z0 = 0.146 and the 90 % interval (115.8, 259.6), from 2,000 resamples: z0 has a standard error of 0.028.
        Assert.Equal(0.146, correction.Bias, 0.06);
        var deviation = Normal.InvCDF(0, 1, 0.95);
        Assert.Equal(115.8, LoopBootstrap.Percentile(resampled, correction.Quantile(-deviation)), 4.0);
        Assert.Equal(259.6, LoopBootstrap.Percentile(resampled, correction.Quantile(deviation)), 8.0);
    }

    [Fact]
    public void Without_corrections_a_quantile_is_that_of_the_normal_distribution() =>
        Assert.Equal(0.025, BiasCorrection.None.Quantile(Normal.InvCDF(0, 1, 0.025)), 1e-12);

    [Fact]
    public void A_measure_that_no_patient_changes_has_no_acceleration()
    {
        Assert.Equal(0, BiasCorrection.AccelerationOf([0.5, 0.5, 0.5]));
        Assert.Equal(0, BiasCorrection.AccelerationOf([double.NaN, 0.5]));
    }

    [Fact]
    public void The_deviation_is_Students_for_few_patients_and_the_normal_one_for_many()
    {
        // Hesterberg (2015), section 5.3, expands for n = 10 from 1.96 to 2.262 times the square root of 10 / 9.
        Assert.Equal(2.262 * Math.Sqrt(10 / 9.0), BootstrapInterval.Deviation(0.95, 10), 0.001);
        Assert.Equal(1.96, BootstrapInterval.Deviation(0.95, 1_000_000), 0.0001);
    }

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Average(value => (value - mean) * (value - mean));
    }
}
