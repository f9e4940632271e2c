using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures;

/// <summary>Figure of all leads of a recording, one below the other over one time axis, for zooming in.</summary>
internal static class StackedLeadsFigure
{
    private const int Heading = 154;
    private const int PanelHeight = 74;

    /// <summary>
    /// Draws a whole recording in mV; a NaN makes a gap, and panels with the same unit have the same scale.
    /// </summary>
    /// <param name="record">Recording at any sampling rate; its leads are drawn in the order of the file.</param>
    /// <param name="title">The figure's title; if empty, the recording's name.</param>
    /// <param name="note">Note about the data, such as "Simulated data"; empty for none.</param>
    /// <exception cref="EcgException">The recording has no samples, or its sampling rate isn't a number above 0.</exception>
    public static Figure Create(EcgRecord record, string title = "", string note = "")
    {
        ArgumentNullException.ThrowIfNull(record);
        SamplingRate.ThrowUnlessPositive(record);
        if (record.SampleCount == 0)
        {
            throw new EcgException(
                $"{record.Name}: the recording has no samples to draw.",
                "Use a recording with a signal."
            );
        }

        var seconds = Enumerable.Range(0, record.SampleCount).Select(i => i / record.SamplingRateHz).ToArray();
        var time = Axis.Numeric("Time (s)", 0, record.DurationSeconds, about: 10);
        EcgSignal[] signals = [.. record.Signals.Select(signal => Millivolts.TryOf(signal) ?? signal)];
        var spans = signals
            .GroupBy(signal => signal.Unit)
            .ToDictionary(unit => unit.Key, unit => unit.Max(signal => DataRange.Axis("", signal.Samples).Span));
        return new Figure
        {
            Title = title.Length > 0 ? title : record.Name,
            Description = string.Join(
                ' ',
                signals.Select(signal => $"{signal.Name} ranges {FigureText.Range(signal.Samples, signal.Unit)}.")
            ),
            Caption =
                $"Recording {record.Name}: {FigureText.Count(signals.Length, "signal")} of "
                + $"{FigureText.Number(record.DurationSeconds)} s at {FigureText.Number(record.SamplingRateHz)} Hz.",
            Note = note,
            Width = 900,
            Height = Heading + (PanelHeight * record.Signals.Count),
            SharedX = true,
            Panels =
            [
                .. signals.Select(
                    (signal, i) =>
                        Row(signal, i == signals.Length - 1 ? time : Above(time), seconds, spans[signal.Unit])
                ),
            ],
        };
    }

    private static Panel Row(EcgSignal signal, Axis time, double[] seconds, double span)
    {
        var name = Lead.TryParse(signal.Name, out var lead) ? lead.Name : signal.Name;
        var own = DataRange.Axis("", signal.Samples);
        var middle = (own.Min + own.Max) / 2;
        var y = Axis.Numeric($"{name} ({signal.Unit})", middle - (span / 2), middle + (span / 2), about: 3);
        return new Panel(
            time,
            y,
            [new LineMark(seconds, signal.Samples, new Stroke(Palette.Black, 1.1)) { Name = name }]
        );
    }

    private static Axis Above(Axis time) => time with { Label = "", Ticks = [] };
}
