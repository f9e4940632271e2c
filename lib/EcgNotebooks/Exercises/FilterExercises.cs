using EcgNotebooks.Filtering;

namespace EcgNotebooks.Exercises;

/// <summary>The exercises of notebook 04-filter.</summary>
internal static class FilterExercises
{
    // PTB-XL has each recording with 500 and with 100 samples per second.
    private const double OtherRateHz = 100;

    private static readonly FilterOptions _published = new();

    public static IReadOnlyList<ExerciseTask> All { get; } =
    [
        ExerciseTask.Of(
            "04-filter/order",
            "Lead I of the first recording after a high-pass filter of order 2",
            2,
            "recipe.Filter with { Order = 2 } changes one option and keeps the others. The filter is applied to the samples of the 500 Hz recording.",
            [Mistake.Other, Mistake.WrongAxis],
            Order
        ),
        ExerciseTask.Of(
            "04-filter/all-leads",
            "All twelve leads of the first recording, filtered over time",
            3,
            "A filter runs over the samples of one lead. Apply it to each signal of the record, or to the record as a whole, with the recording's own sampling rate.",
            [Mistake.WrongAxis],
            (given, answer) => AllLeads(given, answer.Rows())
        ),
        ExerciseTask.OfNumber(
            "04-filter/cutoff",
            "The frequency at which filtering forward and backward leaves 1/sqrt(2) of the amplitude",
            2,
            "Filtering twice multiplies the amplitude by |H(f)| twice, that is, by 1 / (1 + (fc/f)^2) for order 1. Set this to 1/sqrt(2) and solve for f.",
            [Mistake.Other],
            _ => Cutoff()
        ),
    ];

    private static Verdict Order(ExerciseData given, Answer answer)
    {
        var record = given.First;
        double[] Filtered(FilterOptions options) =>
            new ZeroPhaseFilter(options, record.SamplingRateHz).Apply(record[Lead.I].Samples);
        return new SamplesKey(
            Filtered(_published with { Order = 2 }),
            "The filter of order 2 separates more sharply. Whether it also bends the ST segment is worth a look at the figure.",
            "Keep 0.5 Hz, high-pass and the sampling rate of the recording; change the order alone."
        )
            .Not(Filtered(_published), Mistake.Other, "This is the filter of order 1. Set Order = 2.")
            .Not(record[Lead.I].Samples, Mistake.Other, "These are the samples before the filter.")
            .Not(
                Filtered(_published with { Order = 4 }),
                Mistake.Other,
                "This is a filter of order 4. Filtering forward and backward doubles the effective order by itself; the option stays 2."
            )
            .Not(
                Filtered(_published with { Order = 2, Kind = FilterKind.LowPass }),
                Mistake.Other,
                "This is a low-pass filter, which keeps the baseline wander and removes the beats."
            )
            .Judge(answer.Numbers());
    }

    private static Verdict AllLeads(ExerciseData given, double[][] answer)
    {
        var record = given.First;
        double[][] signals = [.. record.Signals.Select(signal => signal.Samples)];
        var overTime = new ZeroPhaseFilter(_published, record.SamplingRateHz).ApplyAll(signals);
        return AreNear(answer, overTime)
                ? Verdict.Right("Each lead is filtered over time, and no lead depends on another.")
            : AreNear(answer, Transposed(overTime))
                ? new(
                    Mistake.WrongAxis,
                    "Rows and columns are exchanged: make one row for each lead, with its samples in it."
                )
            : AreNear(answer, AcrossLeads(signals, record.SamplingRateHz))
            || AreNear(answer, Transposed(AcrossLeads(signals, record.SamplingRateHz)))
                ? new(
                    Mistake.WrongAxis,
                    "The filter ran across the leads at each moment. It has to run over the samples of each lead."
                )
            : AreNear(answer, new ZeroPhaseFilter(_published, OtherRateHz).ApplyAll(signals))
                ? new(
                    Mistake.Other,
                    $"The filter was designed for {OtherRateHz} Hz. Use the recording's own sampling rate."
                )
            : AreNear(answer, signals) ? new(Mistake.Other, "These are the samples before the filter.")
            : new(
                Mistake.Other,
                $"The answer doesn't hold the {signals.Length} filtered leads of {signals[0].Length} samples. Apply the published filter to each lead of the first recording."
            );
    }

    private static NumberKey Cutoff()
    {
        var once = _published.CutoffHz;
        return new NumberKey(
            once / Math.Sqrt(Math.Sqrt(2) - 1),
            "Filtering forward and backward moves the cutoff up: at 0.5 Hz itself, only half of the amplitude is left.",
            "Solve 1 / (1 + (fc/f)^2) = 1/sqrt(2) for f, with fc = 0.5 Hz.",
            tolerance: 0.005
        )
            .Not(
                once,
                Mistake.Other,
                "This holds for one pass. The signal is filtered twice, which leaves one half at 0.5 Hz."
            )
            .Not(
                once * Math.Sqrt(Math.Sqrt(2) - 1),
                Mistake.Other,
                "This would hold for a low-pass filter. A high-pass filter passes the frequencies above its cutoff."
            );
    }

    private static double[][] AcrossLeads(double[][] signals, double samplingRateHz) =>
        Transposed(new ZeroPhaseFilter(_published, samplingRateHz).ApplyAll(Transposed(signals)));

    private static double[][] Transposed(double[][] rows) =>
        [.. Enumerable.Range(0, rows[0].Length).Select(column => Array.ConvertAll(rows, row => row[column]))];

    private static bool AreNear(double[][] one, double[][] other) =>
        one.Length == other.Length && one.Zip(other).All(pair => SamplesKey.AreNear(pair.First, pair.Second));
}
