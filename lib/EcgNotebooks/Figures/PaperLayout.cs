using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures;

/// <summary>Computes positions on ECG paper in mm, from the lower left corner.</summary>
internal static class PaperLayout
{
    /// <summary>Paper speed in mm/s.</summary>
    public const double MmPerSecond = 25;

    /// <summary>Gain in mm/mV.</summary>
    public const double MmPerMillivolt = 10;

    /// <summary>Duration of each lead in the columns, in s.</summary>
    public const double ColumnSeconds = 2.5;

    /// <summary>Duration of the rhythm strip, which is that of the four columns together, in s.</summary>
    public const double StripSeconds = 10;

    /// <summary>Horizontal position of second 0 in mm; the calibration pulse is left of it.</summary>
    public const double Left = 15;

    /// <summary>Width of the paper in mm.</summary>
    public const double Width = Left + (StripSeconds * MmPerSecond) + 5;

    /// <summary>Height of the paper in mm.</summary>
    public const double Height = 160;

    /// <summary>Vertical middle of the footer in mm.</summary>
    public const double FooterY = 4;

    private const double RowMm = 35;
    private const double TopBaseline = 133;
    private static readonly Stroke _ink = new(Palette.Black, 1.1);

    /// <summary>Returns the vertical position of a row's zero line; row 0 is on top.</summary>
    public static double Baseline(int row) => TopBaseline - (row * RowMm);

    /// <summary>Returns the horizontal position of a time.</summary>
    public static double AtSeconds(double seconds) => Left + (seconds * MmPerSecond);

    /// <summary>Returns the calibration pulse of 1 mV and 0.2 s left of a row.</summary>
    public static LineMark CalibrationPulse(int row)
    {
        var (start, zero) = (Left - 10, Baseline(row));
        var (end, one) = (start + (0.2 * MmPerSecond), zero + MmPerMillivolt);
        return new LineMark([start - 2, start, start, end, end, end + 2], [zero, zero, one, one, zero, zero], _ink);
    }

    /// <summary>Returns the short line where one lead ends and the next begins.</summary>
    public static LineMark Separator(double seconds, int row)
    {
        var (x, y) = (AtSeconds(seconds), Baseline(row));
        return new LineMark([x, x], [y - 3, y + 3], new Stroke(Palette.Black, 0.8));
    }

    /// <summary>Returns the lead's name above the start of its trace.</summary>
    public static TextMark LeadName(Lead lead, double startSeconds, int row) =>
        new(AtSeconds(startSeconds) + 1.5, Baseline(row) + 14, lead.Name, Align: TextAlign.Left) { Bold = true };

    /// <summary>
    /// Returns the trace from <paramref name="startSeconds"/> up to, but not including, <paramref name="endSeconds"/>.
    /// </summary>
    public static LineMark Trace(
        EcgSignal signal,
        double samplingRateHz,
        double startSeconds,
        double endSeconds,
        int row
    )
    {
        var first = SampleAt(startSeconds, samplingRateHz, signal.Samples.Length);
        var count = SampleAt(endSeconds, samplingRateHz, signal.Samples.Length) - first;
        var x = new double[count];
        var y = new double[count];
        for (var i = 0; i < count; i++)
        {
            x[i] = AtSeconds((first + i) / samplingRateHz);
            y[i] = Baseline(row) + (signal.Samples[first + i] * MmPerMillivolt);
        }

        return new LineMark(x, y, _ink) { Name = signal.Name };
    }

    // The small tolerance keeps rounding from losing a sample when the rate isn't a whole number.
    private static int SampleAt(double seconds, double samplingRateHz, int length) =>
        (int)Math.Min(Math.Ceiling((seconds * samplingRateHz) - 1e-9), length);
}
