using EcgNotebooks.Evaluation.Spectrum;
using EcgNotebooks.Figures.Drawing;
using static System.FormattableString;

namespace EcgNotebooks.Figures;

/// <summary>Forest plot of the false alarms among recordings that a recipe discards.</summary>
internal static class SpectrumFigure
{
    // The codes with the most false alarms; more rows wouldn't fit on a page.
    private const int MostCodes = 20;

    /// <summary>Draws the share of false alarms per superclass and code; a dashed line marks that of the test recordings.</summary>
    /// <param name="evidence">The results.</param>
    /// <param name="name">Name of the network.</param>
    /// <param name="note">Note about the data, such as "Simulated data"; empty for none.</param>
    public static Figure ToFigure(this SpectrumEvidence evidence, string name, string note = "")
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var alarms = evidence.FalseAlarms;
        return ForestFigure.Create(
            [
                Row(alarms.Test, alarms.Test.Name, Palette.Gray),
                Row(alarms.Discarded, alarms.Discarded.Name, Palette.Gray),
                .. alarms.Superclasses.Select(group => Row(group, $"superclass {group.Name}", Palette.Blue)),
                .. alarms.Codes.Take(MostCodes).Select(group => Row(group, group.Name, Palette.Orange)),
            ],
            "Share of false alarms",
            FigureText.ComputedFrom(
                $"{FigureText.Count(alarms.Test.Recordings, "test recording")} and "
                    + $"{FigureText.Count(alarms.Discarded.Recordings, "discarded recording")} without inferior infarction; "
                    + "n is the number of recordings in a group"
            ),
            reference: alarms.Test.AtChosen.Value.Value,
            title: $"{name}: false alarms among recordings without inferior infarction",
            subtitle: Invariant(
                $"at the threshold {evidence.Threshold:0.####} from validation, with {100 * evidence.Level:0.##} % intervals (Wilson, several recordings per patient allowed for)"
            ),
            note: note
        );
    }

    private static ForestRow Row(SpectrumGroup group, string name, string color) =>
        new(Invariant($"{name}, n = {group.Recordings}"), group.AtChosen.Value, group.AtChosen.Interval)
        {
            Color = color,
        };
}
