using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures.Rendering;

/// <summary>The input of the renderers: texts, size in pixels, panels, and their arrangement.</summary>
internal sealed record Page
{
    public required string Title { get; init; }

    public required string Subtitle { get; init; }

    public required string Caption { get; init; }

    public required string Note { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required IReadOnlyList<Panel> Panels { get; init; }

    public required int Columns { get; init; }

    public required bool SharedX { get; init; }
}
