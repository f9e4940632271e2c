using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures;

/// <summary>Figure of one lead before and after filtering.</summary>
public static class FilterFigure
{
    /// <summary>Draws both signals one above the other, with the same time axis and voltage scale.</summary>
    /// <param name="beforeMillivolts">Samples before the filter, in mV.</param>
    /// <param name="afterMillivolts">Samples after the filter, in mV.</param>
    /// <param name="samplingRateHz">Sampling rate in Hz.</param>
    /// <param name="title">The figure's title.</param>
    /// <param name="note">Note about the data, such as "Simulated data"; empty for none.</param>
    /// <exception cref="ArgumentException">The lengths differ or are zero.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The sampling rate isn't above 0.</exception>
    public static Figure Create(
        IReadOnlyList<double> beforeMillivolts,
        IReadOnlyList<double> afterMillivolts,
        double samplingRateHz,
        string title = "Lead I before and after the filter",
        string note = ""
    )
    {
        ColumnArrays.ThrowUnlessAligned(beforeMillivolts, afterMillivolts, nameof(afterMillivolts));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samplingRateHz);
        double[] seconds = [.. Enumerable.Range(0, beforeMillivolts.Count).Select(i => i / samplingRateHz)];
        var x = Axis.Numeric("Time (s)", 0, beforeMillivolts.Count / samplingRateHz, about: 10);
        var y = DataRange.Axis("Voltage (mV)", [.. beforeMillivolts, .. afterMillivolts]);
        return new Figure
        {
            Title = title,
            Description =
                $"The signal ranges {FigureText.Range(beforeMillivolts, "mV")} before the filter and "
                + $"{FigureText.Range(afterMillivolts, "mV")} after it.",
            Caption =
                $"{FigureText.Count(beforeMillivolts.Count, "sample")} of one lead, "
                + $"{FigureText.Number(beforeMillivolts.Count / samplingRateHz)} s at {FigureText.Number(samplingRateHz)} Hz, "
                + "on the same scale before and after the filter.",
            Note = note,
            Height = 584,
            SharedX = true,
            Panels =
            [
                Signal("Before", x, y, new LineMark(seconds, beforeMillivolts, new Stroke(Palette.Vermillion, 1.2))),
                Signal("After", x, y, new LineMark(seconds, afterMillivolts, new Stroke(Palette.Blue, 1.2))),
            ],
        };
    }

    // The zero line shows the baseline wander.
    private static Panel Signal(string title, Axis x, Axis y, LineMark signal) =>
        new(x, y, [new RuleMark(0, Vertical: false, new Stroke(Palette.Gray, 1)), signal with { Name = title }])
        {
            Title = title,
        };
}
