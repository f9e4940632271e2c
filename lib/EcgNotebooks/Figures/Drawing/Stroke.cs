namespace EcgNotebooks.Figures.Drawing;

/// <summary>How a line looks.</summary>
/// <param name="Color">Colour as #rrggbb.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Dashed">Whether the line is broken.</param>
internal sealed record Stroke(string Color, double Width = 1.5, bool Dashed = false);
