using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures;

/// <summary>Figure of the mean beat of one lead with its waves named.</summary>
public static class BeatFigure
{
    private const double Before = 0.3;
    private const double After = 0.5;

    // Smaller waves can't be told from noise; many leads of a normal ECG have no Q wave, for instance.
    private const double SmallestShare = 0.04;

    // Windows relative to the R peak, in seconds, in which the waves of a heart at rest lie.
    private static readonly (string Name, double From, double To, bool Up)[] _waves =
    [
        ("P", -0.25, -0.09, true),
        ("Q", -0.07, -0.01, false),
        ("S", 0.01, 0.09, false),
        ("T", 0.15, 0.42, true),
    ];

    /// <summary>Averages the beats around the given R peaks and names the waves.</summary>
    /// <remarks>
    /// P and T are the highest, Q and S the lowest points of fixed windows around the R peak, which suits a normal ECG. A wave that is
    /// smaller than 4 % of the beat's range isn't named.
    /// </remarks>
    /// <param name="millivolts">Samples of one lead, in mV.</param>
    /// <param name="samplingRateHz">Sampling rate in Hz.</param>
    /// <param name="peaks">Positions of the R peaks, as samples.</param>
    /// <param name="lead">Name of the lead.</param>
    /// <param name="note">Note about the data, such as "Simulated data"; empty for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sampling rate isn't above 0.</exception>
    /// <exception cref="EcgException">No beat lies wholly within the recording.</exception>
    public static Figure Create(
        IReadOnlyList<double> millivolts,
        double samplingRateHz,
        IReadOnlyList<int> peaks,
        string lead = "II",
        string note = ""
    )
    {
        ArgumentNullException.ThrowIfNull(millivolts);
        ArgumentNullException.ThrowIfNull(peaks);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samplingRateHz);
        var (before, after) = ((int)(Before * samplingRateHz), (int)(After * samplingRateHz));
        int[] whole = [.. peaks.Where(peak => peak >= before && peak + after < millivolts.Count)];
        if (whole.Length == 0)
        {
            throw new EcgException(
                "No beat lies wholly within the recording.",
                "Use a recording of at least 2 s in which R peaks are found."
            );
        }

        double[] seconds = [.. Enumerable.Range(-before, before + after + 1).Select(i => i / samplingRateHz)];
        double[] beat =
        [
            .. Enumerable.Range(-before, seconds.Length).Select(i => whole.Average(p => millivolts[p + i])),
        ];
        return Of(seconds, beat, whole.Length, lead, note);
    }

    private static Figure Of(double[] seconds, double[] beat, int beats, string lead, string note)
    {
        var (range, rest) = (beat.Max() - beat.Min(), beat.Order().ElementAt(beat.Length / 2));
        (string Name, int At, bool Up)[] waves =
        [
            .. _waves
                .Select(wave => Found(seconds, beat, wave))
                .Where(wave => (beat[wave.At] - rest) * (wave.Up ? 1 : -1) > SmallestShare * range),
        ];
        var peak = Array.FindIndex(seconds, second => second >= 0);
        List<Mark> marks =
        [
            new RuleMark(0, Vertical: false, new Stroke(Palette.Gray, 1)),
            new LineMark(seconds, beat, new Stroke(Palette.Black, 1.8)),
            .. waves.Append(("R", peak, true)).Select(wave => Label(seconds, beat, range, wave)),
        ];
        return new Figure
        {
            Title = $"One heartbeat in lead {lead}",
            Description =
                $"Mean beat of lead {lead}: "
                + string.Join(
                    ", ",
                    waves.Append(("R", peak, true)).OrderBy(w => w.Item2).Select(w => Told(seconds, beat, w))
                )
                + ".",
            Caption =
                $"The mean of {FigureText.Count(beats, "beat")} ({FigureText.Count(seconds.Length, "sample")} each) of one recording, aligned at the R peak. "
                + "P and T are the highest, Q and S the lowest points of fixed windows, where they stand out.",
            Note = note,
            Panels =
            [
                new Panel(
                    Axis.Numeric("Time from the R peak (s)", -Before, After, about: 8),
                    new Axis("Voltage (mV)", beat.Min() - 0.15 * range, beat.Max() + 0.15 * range)
                    {
                        Ticks = DataRange.Axis("", beat).Ticks,
                        Grids = DataRange.Axis("", beat).Grids,
                    },
                    marks
                ),
            ],
        };
    }

    private static (string Name, int At, bool Up) Found(
        double[] seconds,
        double[] beat,
        (string Name, double From, double To, bool Up) wave
    )
    {
        var within = Enumerable.Range(0, beat.Length).Where(i => seconds[i] >= wave.From && seconds[i] <= wave.To);
        return (wave.Name, wave.Up ? within.MaxBy(i => beat[i]) : within.MinBy(i => beat[i]), wave.Up);
    }

    private static TextMark Label(double[] seconds, double[] beat, double range, (string Name, int At, bool Up) wave) =>
        new(seconds[wave.At], beat[wave.At] + (wave.Up ? 0.07 : -0.07) * range, wave.Name, Palette.Vermillion, 16)
        {
            Bold = true,
        };

    private static string Told(double[] seconds, double[] beat, (string Name, int At, bool Up) wave) =>
        $"{wave.Name} {FigureText.Number(beat[wave.At])} mV at {FigureText.Number(seconds[wave.At])} s";
}
