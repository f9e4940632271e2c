using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures;

/// <summary>
/// Figure of a saliency map: each lead over time, shaded where its samples contribute to the network's output.
/// </summary>
internal static class SaliencyFigure
{
    /// <summary>Width of one shaded segment in s: half the duration of a narrow QRS complex.</summary>
    public const double ShadeSeconds = 0.04;

    private const int Heading = 134;
    private const int PanelHeight = 105;
    private const int Levels = 10;

    // With so many points a beat keeps its shape, and the figure stays small enough for a page.
    private const int MostPoints = 2500;

    /// <summary>Draws the traces one below the other, over one time axis.</summary>
    /// <param name="traces">Traces, at least one, all of the same length.</param>
    /// <param name="samplingRateHz">Sampling rate in Hz.</param>
    /// <param name="caption">The recordings that are drawn, as a sentence.</param>
    /// <param name="title">The figure's title.</param>
    /// <param name="subtitle">How the weights were computed; empty for none.</param>
    /// <param name="note">Note about the data, such as "Simulated data"; empty for none.</param>
    /// <exception cref="ArgumentException">There is no trace, or lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The sampling rate isn't above 0.</exception>
    public static Figure Create(
        IReadOnlyList<SaliencyTrace> traces,
        double samplingRateHz,
        string caption,
        string title = "What the network looks at",
        string subtitle = "",
        string note = ""
    )
    {
        ArgumentNullException.ThrowIfNull(traces);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samplingRateHz);
        if (traces.Count == 0)
        {
            throw new ArgumentException("There is no trace to draw.", nameof(traces));
        }

        foreach (var trace in traces)
        {
            ColumnArrays.ThrowUnlessAligned(traces[0].Samples, trace.Samples, nameof(traces));
            ColumnArrays.ThrowUnlessAligned(trace.Samples, trace.Weights, nameof(traces));
        }

        double[] seconds = [.. Enumerable.Range(0, traces[0].Samples.Count).Select(i => i / samplingRateHz)];
        var time = Axis.Numeric("Time (s)", 0, seconds.Length / samplingRateHz, about: 10) with { Grids = [] };
        return new Figure
        {
            Title = title,
            Subtitle = subtitle,
            Description = Description(traces, samplingRateHz),
            Caption = caption,
            Note = note,
            Height = Heading + (PanelHeight * traces.Count),
            SharedX = true,
            Panels =
            [
                .. traces.Select(
                    (trace, i) =>
                        Panel(trace, i == traces.Count - 1 ? time : time with { Label = "", Ticks = [] }, seconds)
                ),
            ],
        };
    }

    // The traces of a recording follow the one that has its title.
    private static string Description(IReadOnlyList<SaliencyTrace> traces, double samplingRateHz)
    {
        var recordings = new List<List<SaliencyTrace>>();
        foreach (var trace in traces)
        {
            if (recordings.Count == 0 || trace.Title.Length > 0)
            {
                recordings.Add([]);
            }

            recordings[^1].Add(trace);
        }

        return string.Join(' ', recordings.Select(Darkest));

        string Darkest(List<SaliencyTrace> recording)
        {
            var trace = recording.MaxBy(one => one.Weights.Max())!;
            var at = trace.Weights.ToList().IndexOf(trace.Weights.Max()) / samplingRateHz;
            return $"{recording[0].Title}: darkest in {trace.Name} at {FigureText.Number(at)} s.";
        }
    }

    private static Panel Panel(SaliencyTrace trace, Axis time, double[] seconds)
    {
        var y = DataRange.Axis(trace.Name, trace.Samples) with { Grids = [] };
        var every = Math.Max(1, (seconds.Length + MostPoints - 1) / MostPoints);
        double[] Thinned(IEnumerable<double> values) => [.. values.Where((_, i) => i % every == 0)];
        var line = new LineMark(Thinned(seconds), Thinned(trace.Samples), new Stroke(Palette.Black, 1))
        {
            Name = trace.Name,
        };
        return new Panel(time, y, [.. Shades(trace.Weights, time.Max / seconds.Length, y), line])
        {
            Title = trace.Title,
        };
    }

    // Neighbouring segments of the same shade are merged into one rectangle.
    private static IEnumerable<CellMark> Shades(IReadOnlyList<double> weights, double interval, Axis y)
    {
        var width = Math.Max(1, (int)Math.Round(ShadeSeconds / interval));
        var starts = Enumerable.Range(0, (weights.Count + width - 1) / width).Select(i => i * width).ToList();
        var levels = starts.ConvertAll(start => Level(weights, start, Math.Min(start + width, weights.Count)));
        for (var i = 0; i < levels.Count; )
        {
            var first = i;
            while (i < levels.Count && levels[i] == levels[first])
            {
                i++;
            }

            if (levels[first] > 0)
            {
                var end = i < starts.Count ? starts[i] : weights.Count;
                var fill = Shade.Orange(levels[first] / (double)Levels);
                yield return new CellMark(starts[first] * interval, end * interval, y.Min, y.Max, fill);
            }
        }
    }

    private static int Level(IReadOnlyList<double> weights, int start, int end) =>
        (int)Math.Round(Levels * Math.Min(1, Enumerable.Range(start, end - start).Average(i => weights[i])));
}
