using MathNet.Numerics.Statistics;

namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Computes percentile intervals from resampled values (Efron and Tibshirani 1993, chapter 13).</summary>
/// <remarks>Quantiles are interpolated linearly as in NumPy (Hyndman and Fan's type 7).</remarks>
internal static class PercentileInterval
{
    public static BootstrapEstimate Estimate(Measure value, double[] resampled, int patients, BootstrapOptions options)
    {
        double[] defined = [.. resampled.Where(double.IsFinite).Order()];
        var undefined = resampled.Length - defined.Length;
        var reason = UndefinedReason(value, defined, undefined, patients, options);
        return new()
        {
            Value = value,
            Interval = reason is null ? Between(defined, options.Level) : Interval.Undefined(reason),
            StandardError = reason is null
                ? new(ArrayStatistics.StandardDeviation(defined))
                : Measure.Undefined(reason),
            Defined = defined.Length,
            Undefined = undefined,
        };
    }

    private static Interval Between(double[] sorted, double level)
    {
        var tail = (1 - level) / 2;
        return new(
            SortedArrayStatistics.QuantileCustom(sorted, tail, QuantileDefinition.R7),
            SortedArrayStatistics.QuantileCustom(sorted, 1 - tail, QuantileDefinition.R7)
        );
    }

    // An interval of width 0 would claim certainty where the rows merely show no spread.
    private static string? UndefinedReason(
        Measure value,
        double[] defined,
        int undefined,
        int patients,
        BootstrapOptions options
    ) =>
        !value.IsDefined ? value.Reason
        : patients < 2 ? "there is only one patient"
        : undefined > options.MostUndefined * options.Resamples
            ? $"undefined in {undefined} of {options.Resamples} resamples"
        : defined[0] == defined[^1] ? "every resample gives the same value"
        : null;
}
