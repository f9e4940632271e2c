using EcgNotebooks.Evaluation.Subgroups;
using EcgNotebooks.Figures.Drawing;
using static System.FormattableString;

namespace EcgNotebooks.Figures;

/// <summary>Forest plot of the ROC AUC in groups of recordings.</summary>
internal static class SubgroupFigure
{
    private static readonly string[] _colors = [Palette.Blue, Palette.Orange, Palette.Green, Palette.Purple];

    /// <summary>Draws a row for each group that has enough rows for a ROC AUC; null if no group has.</summary>
    /// <param name="evidence">The results.</param>
    /// <param name="name">Name of the network.</param>
    /// <param name="note">Note about the data, such as "Simulated data"; empty for none.</param>
    public static Figure? ToFigure(this SubgroupEvidence evidence, string name, string note = "")
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ForestRow[] rows =
        [
            .. evidence.Variables.SelectMany(
                (variable, i) =>
                    variable.Groups.Where(group => group.HasRocAuc).Select(group => Row(variable.Name, group, i))
            ),
        ];
        return rows.Length == 0
            ? null
            : ForestFigure.Create(
                rows,
                "ROC AUC",
                FigureText.ComputedFrom(
                    $"{FigureText.Count(evidence.Variables.Max(Rows), "test row")}; n is the number of rows in a group"
                ),
                reference: 0.5,
                title: $"{name}: ROC AUC by group of test rows",
                subtitle: Invariant(
                    $"{100 * evidence.Level:0.##} % intervals allow for several recordings per patient; the dashed line is chance"
                ),
                note: note
            );
    }

    private static int Rows(SubgroupTable variable) => variable.Unknown + variable.Groups.Sum(group => group.Rows);

    // Groups of one variable have one colour.
    private static ForestRow Row(string variable, SubgroupResult group, int i) =>
        new(Invariant($"{variable} {group.Group}, n = {group.Rows}"), group.RocAuc.Auc, group.RocAuc.Interval)
        {
            Color = _colors[i % _colors.Length],
        };
}
