namespace EcgNotebooks.Figures.Drawing;

/// <summary>Style of a line.</summary>
/// <param name="Color">Colour as #rrggbb.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Dashed">Whether the line is dashed.</param>
internal sealed record Stroke(string Color, double Width = 1.5, bool Dashed = false);
