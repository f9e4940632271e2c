using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures;

/// <summary>One row of a forest plot.</summary>
/// <param name="Name">Name of the estimate.</param>
/// <param name="Value">Estimate; without a point where it is undefined.</param>
/// <param name="Interval">Interval of the estimate; without a line where it is undefined.</param>
internal sealed record ForestRow(string Name, Measure Value, Interval Interval)
{
    /// <summary>Colour of point and line as #rrggbb.</summary>
    public string Color { get; init; } = Palette.Blue;
}
