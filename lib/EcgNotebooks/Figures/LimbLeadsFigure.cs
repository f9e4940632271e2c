using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures;

/// <summary>Figure of the limb leads of two recordings side by side on ECG paper, with the inferior leads and their opposites marked.</summary>
public static class LimbLeadsFigure
{
    private const double Seconds = 2.5;
    private const double RowMm = 22;
    private const double Left = 12;
    private const double Width = Left + (Seconds * PaperLayout.MmPerSecond) + 3;
    private static readonly Lead[] _leads = [Lead.I, Lead.AVL, Lead.II, Lead.III, Lead.AVF, Lead.AVR];
    private static readonly double _height = (_leads.Length * RowMm) + 14;

    /// <summary>Draws the first 2.5 s of both recordings.</summary>
    /// <param name="first">Recording with the limb leads, in any unit of voltage.</param>
    /// <param name="firstName">Title of its panel, such as "Normal ECG".</param>
    /// <param name="second">The other recording.</param>
    /// <param name="secondName">Title of its panel.</param>
    /// <param name="note">Note about the data, such as "Simulated data"; empty for none.</param>
    /// <exception cref="EcgException">A limb lead is missing, or a unit isn't one of voltage.</exception>
    public static Figure Create(
        EcgRecord first,
        string firstName,
        EcgRecord second,
        string secondName,
        string note = ""
    )
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var (one, other) = (first.InMillivolts(), second.InMillivolts());
        return new Figure
        {
            Title = $"{firstName} and {secondName}: the limb leads",
            Description =
                $"Limb leads on ECG paper. {firstName}: {Told(one)}. {secondName}: {Told(other)}. "
                + "II, III and aVF are drawn in vermillion, I and aVL in blue.",
            Caption =
                $"The first {FigureText.Number(Seconds)} s of 6 leads of recordings {first.Name} and {second.Name}. "
                + "Vermillion: the inferior leads. Blue: the leads on the opposite side.",
            Note = note,
            Width = 860,
            Height = 900,
            Columns = 2,
            Panels = [Paper(one, firstName), Paper(other, secondName)],
        };
    }

    private static Panel Paper(EcgRecord record, string title) =>
        new(Axis(Width), Axis(_height), [.. _leads.SelectMany((lead, row) => Row(record, lead, row)), Scale()])
        {
            Title = title,
            EqualUnits = true,
            Frame = false,
        };

    private static TextMark Scale() => new(Left, 4, "25 mm/s  10 mm/mV", Align: TextAlign.Left);

    private static IEnumerable<Mark> Row(EcgRecord record, Lead lead, int row)
    {
        var signal = record[lead];
        var zero = _height - 12 - (row * RowMm);
        var count = (int)Math.Min(Seconds * record.SamplingRateHz, signal.Samples.Length);
        double[] x =
        [
            .. Enumerable.Range(0, count).Select(i => Left + (i / record.SamplingRateHz * PaperLayout.MmPerSecond)),
        ];
        double[] y = [.. signal.Samples.Take(count).Select(mv => zero + (mv * PaperLayout.MmPerMillivolt))];
        yield return new LineMark(x, y, new Stroke(Color(lead), 1.3)) { Name = lead.Name };
        yield return new TextMark(2, zero, lead.Name, Color(lead), Align: TextAlign.Left) { Bold = true };
    }

    private static string Color(Lead lead) =>
        lead == Lead.II || lead == Lead.III || lead == Lead.AVF ? Palette.Vermillion
        : lead == Lead.I || lead == Lead.AVL ? Palette.Blue
        : Palette.Black;

    private static string Told(EcgRecord record) =>
        string.Join(
            ", ",
            _leads.Select(lead =>
                $"{lead} {FigureText.Range(record[lead].Samples.Take((int)(Seconds * record.SamplingRateHz)), "mV")}"
            )
        );

    private static Axis Axis(double lengthMm) =>
        new("", 0, lengthMm)
        {
            Grids = [new Grid(1, new Stroke(Palette.PaperFine, 0.6)), new Grid(5, new Stroke(Palette.PaperBold, 0.9))],
        };
}
