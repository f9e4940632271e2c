using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Figures.Drawing;
using static System.FormattableString;

namespace EcgNotebooks.Figures;

/// <summary>Forest plot of the differences between two classifiers on the same rows, with intervals.</summary>
public static class ComparisonFigure
{
    private static readonly MeasureKind[] _ofScores =
    [
        MeasureKind.RocAuc,
        MeasureKind.AveragePrecision,
        MeasureKind.Brier,
    ];

    private static readonly MeasureKind[] _ofDecisions =
    [
        MeasureKind.Accuracy,
        MeasureKind.BalancedAccuracy,
        MeasureKind.Sensitivity,
        MeasureKind.Specificity,
    ];

    /// <summary>Draws the differences; a dashed line marks a difference of 0.</summary>
    /// <param name="evidence">The comparison.</param>
    /// <param name="note">Note about the data, such as "Simulated data"; empty for none.</param>
    public static Figure ToFigure(this PairedEvidence evidence, string note = "")
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var (fixedAt, chosenAt) = (evidence.AtFixed, evidence.AtChosen);
        return ForestFigure.Create(
            [
                .. Rows(fixedAt.Differences, _ofScores, "", Palette.Blue),
                .. Rows(
                    fixedAt.Differences,
                    _ofDecisions,
                    Invariant($" at {fixedAt.FirstThreshold:0.####}"),
                    Palette.Orange
                ),
                .. Rows(chosenAt.Differences, _ofDecisions, " at chosen thresholds", Palette.Vermillion),
            ],
            $"{evidence.First} minus {evidence.Second}",
            FigureText.ComputedFrom(
                $"{FigureText.Count(evidence.Rows, "test row")} of {FigureText.Count(evidence.Patients, "patient")}, the same for both"
            ),
            reference: 0,
            title: $"{evidence.First} against {evidence.Second}, {evidence.Rows} rows of {evidence.Patients} patients",
            subtitle: Invariant(
                $"{100 * evidence.Options.Bootstrap.Level:0.##} % intervals from {evidence.Options.Bootstrap.Resamples:N0} resamples of the patients"
            ),
            note: note
        );
    }

    private static IEnumerable<ForestRow> Rows(BootstrapResult result, MeasureKind[] kinds, string at, string color) =>
        kinds.Select(kind => new ForestRow(kind.Label() + at, result[kind].Value, result[kind].Interval)
        {
            Color = color,
        });
}
