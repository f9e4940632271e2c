using EcgNotebooks.Figures;
using EcgNotebooks.Simulation;

namespace EcgNotebooks.Interactive.Views;

/// <summary>Draws a recording as a cell shows it.</summary>
internal static class RecordFigure
{
    /// <summary>Draws the leads on ECG paper; a recording without any of the twelve leads has its signals stacked.</summary>
    /// <exception cref="EcgException">The recording has no samples, or a lead's unit isn't one of voltage.</exception>
    public static Figure Of(EcgRecord record)
    {
        var note = DemoData.Note(record.SourcePath is { } path && DemoData.Holds(path));
        return record.Signals.Any(signal => Lead.TryParse(signal.Name, out _))
            ? TwelveLeadFigure.Create(record, note: note)
            : StackedLeadsFigure.Create(record, note: note);
    }
}
