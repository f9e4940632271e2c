using System.Globalization;
using static System.FormattableString;

namespace EcgNotebooks.Filtering;

/// <summary>A filter that can't be designed, or a signal that it can't be run over.</summary>
public sealed class FilterException : EcgException
{
    private FilterException(string problem, string remedy)
        : base(problem, remedy) { }

    /// <summary>The number of samples that the filter needs at least; null where length isn't the cause.</summary>
    public int? NeededSamples { get; private init; }

    /// <summary>Position of the first sample that isn't a finite number; null where that isn't the cause.</summary>
    public int? SampleIndex { get; private init; }

    /// <summary>The cutoff in question; null where a cutoff isn't the cause.</summary>
    public double? CutoffHz { get; private init; }

    internal static FilterException TooShort(int samples, int needed) =>
        new(
            Invariant(
                $"A signal of {samples} samples is too short for this filter, which needs {needed} to pad its ends."
            ),
            "Use a longer recording or a lower order."
        )
        {
            NeededSamples = needed,
        };

    internal static FilterException NotFinite(int index, double value) =>
        new(
            Invariant($"Sample {index} of the signal is {value}, which would spread over the whole filtered signal."),
            "Fill in or cut away the invalid samples first."
        )
        {
            SampleIndex = index,
        };

    internal static FilterException CutoffOutOfRange(double cutoffHz, double samplingRateHz) =>
        new(
            Invariant($"A cutoff of {cutoffHz} Hz doesn't lie between 0 and {samplingRateHz / 2} Hz, ")
                + Invariant($"half the sampling rate of {samplingRateHz} Hz."),
            "Choose a cutoff inside that range or a recording with a higher sampling rate."
        )
        {
            CutoffHz = cutoffHz,
        };

    internal static FilterException BandEdges(FilterOptions options) =>
        new(
            options.IsBand
                ? Invariant($"A {options.Kind} filter needs two rising edges, not {options.CutoffHz} and ")
                    + Invariant($"{options.UpperCutoffHz?.ToString(CultureInfo.InvariantCulture) ?? "none"}.")
                : Invariant(
                    $"A {options.Kind} filter has one cutoff, yet an upper one of {options.UpperCutoffHz} Hz is set."
                ),
            options.IsBand ? "Set UpperCutoffHz above CutoffHz." : "Leave UpperCutoffHz empty or choose a band filter."
        )
        {
            CutoffHz = options.UpperCutoffHz,
        };

    internal static FilterException OrderOutOfRange(int order) =>
        new(
            Invariant($"An order of {order} doesn't lie between 1 and {Butterworth.HighestOrder}."),
            "Choose a lower order."
        );

    internal static FilterException SamplingRate(double samplingRateHz) =>
        new(
            Invariant($"A sampling rate of {samplingRateHz} Hz isn't a positive number."),
            "Check the recording's header."
        );

    internal static FilterException Ratio(double fromHz, double toHz) =>
        new(
            Invariant($"{fromHz} Hz can't be resampled to {toHz} Hz: rates have to be positive, and no ")
                + Invariant($"ratio of whole numbers up to {PolyphaseResampler.LargestFactor} comes close enough."),
            "Check the recording's sampling rate."
        );

    internal static FilterException Unstable() =>
        new(
            "Rounding makes this filter unstable in the form of a transfer function.",
            "Set Form to SecondOrderSections or lower the order."
        );

    internal static FilterException OtherSamplingRate(EcgRecord record, double designedHz) =>
        new(
            Invariant(
                $"{record.Name}: sampled at {record.SamplingRateHz} Hz, but the filter is designed for {designedHz} Hz."
            ),
            "Design a filter for each sampling rate."
        );
}
