using EcgNotebooks.Figures.Drawing;
using EcgNotebooks.Figures.Rendering;

namespace EcgNotebooks.Figures;

/// <summary>A picture as data: what is drawn, in the data's own units. Renderers turn it into SVG, PNG or a web plot.</summary>
[TypeFormatterSource(typeof(InteractiveFormatters))]
public sealed record Figure
{
    /// <summary>Title above the panels, also the picture's accessible name.</summary>
    public required string Title { get; init; }

    /// <summary>A line below the title, empty for none.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>What the reader must know of the data, such as "Simulated data"; drawn in a box at the bottom.</summary>
    public string Note { get; init; } = "";

    /// <summary>Width in pixels; the default fits a notebook's column.</summary>
    public int Width { get; init; } = 860;

    /// <summary>Height in pixels.</summary>
    public int Height { get; init; } = 480;

    /// <summary>The panels, row by row.</summary>
    internal IReadOnlyList<Panel> Panels { get; init; } = [];

    /// <summary>How many panels stand side by side.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>Whether the panels have one horizontal axis in common, so that zooming one zooms all.</summary>
    public bool SharedX { get; init; }

    /// <summary>The figure for reading with zoom and values under the pointer, drawn by Plotly.NET.</summary>
    public InteractiveFigure Interactive() => new(this);

    /// <summary>The figure as a page holds it: an SVG document. Notebook hosts call this for a cell's last value.</summary>
    public string ToHtml() => ToSvg();

    /// <summary>The figure as an SVG document: the same bytes on every machine, scalable, with real text.</summary>
    public string ToSvg() => SvgDocument.Of(ToPage(), FigureData.Of(this));

    /// <summary>The figure as a PNG file of its size in pixels times <paramref name="scale"/>.</summary>
    /// <remarks>On a machine without fonts the picture lacks its text; the SVG keeps it.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The scale isn't above 0 and at most 8.</exception>
    public byte[] ToPng(double scale = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, 8);
        return PngFile.Of(ToPage(), scale);
    }

    internal Page ToPage() =>
        new()
        {
            Title = Title,
            Subtitle = Subtitle,
            Note = Note,
            Width = Width,
            Height = Height,
            Panels = Panels,
            Columns = Columns,
            SharedX = SharedX,
        };
}
