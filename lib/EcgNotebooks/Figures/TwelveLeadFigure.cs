using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures;

/// <summary>
/// Figure of a twelve-lead ECG as on paper: 25 mm/s, 10 mm/mV, three rows of four leads and a rhythm strip.
/// </summary>
/// <example>
/// <code>
/// var record = WfdbRecord.Read("data/demo/records500/00000/00001_hr");
/// File.WriteAllText("ecg.svg", TwelveLeadFigure.Create(record, "A demo recording").ToSvg());
/// </code>
/// </example>
public static class TwelveLeadFigure
{
    private static readonly Lead[][] _rows =
    [
        [Lead.Parse("I"), Lead.Parse("aVR"), Lead.Parse("V1"), Lead.Parse("V4")],
        [Lead.Parse("II"), Lead.Parse("aVL"), Lead.Parse("V2"), Lead.Parse("V5")],
        [Lead.Parse("III"), Lead.Parse("aVF"), Lead.Parse("V3"), Lead.Parse("V6")],
        [Lead.Parse("II")],
    ];

    /// <summary>Draws the first 10 s of a recording; a missing lead stays blank, and a NaN makes a gap.</summary>
    /// <param name="record">Recording in any unit of voltage, at any sampling rate.</param>
    /// <param name="title">The figure's title; if empty, the recording's name.</param>
    /// <param name="note">Note about the data, such as "Simulated data"; empty for none.</param>
    /// <exception cref="EcgException">
    /// The sampling rate isn't a number above 0, a lead's unit isn't one of voltage, or the recording has none of the leads.
    /// </exception>
    public static Figure Create(EcgRecord record, string title = "", string note = "")
    {
        ArgumentNullException.ThrowIfNull(record);
        SamplingRate.ThrowUnlessPositive(record);
        ThrowUnlessLeads(record);
        record = record.InMillivolts();
        List<Mark> marks = [.. Enumerable.Range(0, _rows.Length).SelectMany(row => Row(record, row))];
        marks.Add(new TextMark(PaperLayout.Left, PaperLayout.FooterY, "25 mm/s  10 mm/mV", Align: TextAlign.Left));
        var panel = new Panel(Paper(PaperLayout.Width), Paper(PaperLayout.Height), marks)
        {
            EqualUnits = true,
            Frame = false,
        };
        return new Figure
        {
            Title = title.Length > 0 ? title : record.Name,
            Description = Description(record),
            Caption =
                $"Recording {record.Name}: {FigureText.Number(Math.Min(record.DurationSeconds, PaperLayout.StripSeconds))} s of "
                + $"{FigureText.Count(Drawn(record).Length, "lead")} at {FigureText.Number(record.SamplingRateHz)} Hz; a small square is 0.04 s by 0.1 mV.",
            Note = note,
            Width = 900,
            Height = note.Length > 0 ? 637 : 605,
            Panels = [panel],
        };
    }

    private static IEnumerable<Mark> Row(EcgRecord record, int row)
    {
        yield return PaperLayout.CalibrationPulse(row);
        for (var column = 0; column < _rows[row].Length; column++)
        {
            var lead = _rows[row][column];
            var start = column * PaperLayout.ColumnSeconds;
            var end = _rows[row].Length == 1 ? PaperLayout.StripSeconds : start + PaperLayout.ColumnSeconds;
            if (record.Find(lead) is not { } signal)
            {
                continue;
            }

            if (column > 0)
            {
                yield return PaperLayout.Separator(start, row);
            }

            yield return PaperLayout.Trace(signal, record.SamplingRateHz, start, end, row);
            yield return PaperLayout.LeadName(lead, start, row);
        }
    }

    private static Lead[] Drawn(EcgRecord record) => [.. Lead.All.Where(lead => record.Find(lead) is not null)];

    private static string Description(EcgRecord record)
    {
        var leads = Drawn(record);
        var amplitudes = leads.SelectMany(lead => record.Find(lead)!.Samples);
        return $"ECG on paper: leads {string.Join(", ", leads)}, {FigureText.Range(amplitudes, "mV")}.";
    }

    private static void ThrowUnlessLeads(EcgRecord record)
    {
        if (!record.Signals.Any(signal => Lead.TryParse(signal.Name, out _)))
        {
            throw new EcgException(
                $"{record.Name}: none of its signals is one of the twelve leads ({string.Join(", ", record.Signals.Select(s => s.Name))}).",
                "Draw all signals under their own names with the stacked figure (--figure stacked)."
            );
        }
    }

    private static Axis Paper(double lengthMm) =>
        new("", 0, lengthMm)
        {
            Grids = [new Grid(1, new Stroke(Palette.PaperFine, 0.6)), new Grid(5, new Stroke(Palette.PaperBold, 0.9))],
        };
}
