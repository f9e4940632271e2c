using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures;

/// <summary>All leads of a recording below one another over one time axis, made for zooming into.</summary>
public static class StackedLeadsFigure
{
    private const int Heading = 130;
    private const int PanelHeight = 74;

    /// <summary>Draws a whole recording; NaN is a gap. Voltages are in mV, and panels with the same unit span equally much of it.</summary>
    /// <param name="record">A recording, at any sampling rate, its leads in the order of the file.</param>
    /// <param name="title">The figure's title, the recording's name where empty.</param>
    /// <param name="note">What the reader must know of the data, empty for nothing.</param>
    /// <exception cref="EcgException">The recording has no samples, or its sampling rate isn't a number above 0.</exception>
    public static Figure Create(EcgRecord record, string title = "", string note = "")
    {
        ArgumentNullException.ThrowIfNull(record);
        SamplingRate.ThrowUnlessPositive(record);
        if (record.SampleCount == 0)
        {
            throw new EcgException($"{record.Name}: no samples to draw.", "Use a recording that holds a signal.");
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
