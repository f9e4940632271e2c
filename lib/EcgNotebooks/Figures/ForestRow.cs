using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures;

/// <summary>One line of a forest plot.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The estimate; no point where it is undefined.</param>
/// <param name="Interval">Its interval; no line where there is none.</param>
internal sealed record ForestRow(string Name, Measure Value, Interval Interval)
{
    /// <summary>Colour of point and line as #rrggbb.</summary>
    public string Color { get; init; } = Palette.Blue;
}
