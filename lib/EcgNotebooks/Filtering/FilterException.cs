using System.Globalization;
using static System.FormattableString;

namespace EcgNotebooks.Filtering;

/// <summary>Thrown when a filter can't be designed or can't be applied to a signal.</summary>
internal sealed class FilterException : EcgException
{
    private FilterException(string problem, string remedy)
        : base(problem, remedy) { }

    /// <summary>Minimum number of samples that the filter needs; null unless the signal was too short.</summary>
    public int? NeededSamples { get; private init; }

    /// <summary>Index of the first sample that is NaN or infinite; null unless that was the cause.</summary>
    public int? SampleIndex { get; private init; }

    /// <summary>The rejected cutoff in Hz; null unless a cutoff was the cause.</summary>
    public double? CutoffHz { get; private init; }

    internal static FilterException TooShort(int samples, int needed) =>
        new(
            Invariant($"The signal has {samples} samples, but this filter needs at least {needed} to pad its ends."),
            "Use a longer recording or a lower filter order."
        )
        {
            NeededSamples = needed,
        };

    internal static FilterException NotFinite(int index, double value) =>
        new(
            Invariant($"Sample {index} of the signal is {value}, which would make the whole filtered signal invalid."),
            "Interpolate or cut out the invalid samples first."
        )
        {
            SampleIndex = index,
        };

    internal static FilterException CutoffOutOfRange(double cutoffHz, double samplingRateHz) =>
        new(
            Invariant($"The cutoff of {cutoffHz} Hz isn't between 0 and {samplingRateHz / 2} Hz, ")
                + Invariant($"half the sampling rate of {samplingRateHz} Hz."),
            "Choose a cutoff within that range, or a recording with a higher sampling rate."
        )
        {
            CutoffHz = cutoffHz,
        };

    internal static FilterException BandEdges(FilterOptions options) =>
        new(
            options.IsBand
                ? Invariant(
                    $"A {options.Kind} filter needs an upper cutoff above the lower one, not {options.CutoffHz} and "
                ) + Invariant($"{options.UpperCutoffHz?.ToString(CultureInfo.InvariantCulture) ?? "none"}.")
                : Invariant(
                    $"A {options.Kind} filter has one cutoff, but an upper cutoff of {options.UpperCutoffHz} Hz is set."
                ),
            options.IsBand
                ? "Set UpperCutoffHz above CutoffHz."
                : "Set UpperCutoffHz to null, or choose a band-pass or band-stop filter."
        )
        {
            CutoffHz = options.UpperCutoffHz,
        };

    internal static FilterException OrderOutOfRange(int order) =>
        new(
            Invariant($"The filter order {order} isn't between 1 and {Butterworth.HighestOrder}."),
            "Choose an order within that range."
        );

    internal static FilterException SamplingRate(double samplingRateHz) =>
        new(
            Invariant($"The sampling rate of {samplingRateHz} Hz isn't positive."),
            "Check the header of the recording."
        );

    internal static FilterException Ratio(double fromHz, double toHz) =>
        new(
            Invariant(
                $"Can't resample from {fromHz} Hz to {toHz} Hz: both rates must be positive, and their ratio must "
            ) + Invariant($"be close to a ratio of whole numbers up to {PolyphaseResampler.LargestFactor}."),
            "Check the sampling rate of the recording."
        );

    internal static FilterException Unstable() =>
        new(
            "Rounding errors make this filter unstable in transfer-function form.",
            "Set Form to SecondOrderSections, or choose a lower order."
        );

    internal static FilterException OtherSamplingRate(EcgRecord record, double designedHz) =>
        new(
            Invariant(
                $"{record.Name} is sampled at {record.SamplingRateHz} Hz, but the filter was designed for {designedHz} Hz."
            ),
            "Create a separate filter for each sampling rate."
        );
}
