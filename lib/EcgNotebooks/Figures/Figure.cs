using EcgNotebooks.Figures.Drawing;
using EcgNotebooks.Figures.Rendering;

namespace EcgNotebooks.Figures;

/// <summary>
/// A figure as data, in the data's own units; renderers turn it into SVG, PNG or an interactive Plotly figure.
/// </summary>
[TypeFormatterSource(typeof(InteractiveFormatters), "image/svg+xml")]
public sealed record Figure
{
    /// <summary>Title above the panels, also the accessible name of the figure.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// What the figure shows, in sentences for readers who can't see it, with the numbers of this figure's data.
    /// </summary>
    public required string Description { get; init; }

    /// <summary>Caption below the panels: the data that the figure is drawn from, with the number of rows or samples.</summary>
    public required string Caption { get; init; }

    /// <summary>Line below the title; empty for none.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>Note about the data, such as "Simulated data", in a box at the bottom; empty for none.</summary>
    public string Note { get; init; } = "";

    /// <summary>Width in pixels; the default fits the output column of a notebook.</summary>
    public int Width { get; init; } = 860;

    /// <summary>Height in pixels.</summary>
    public int Height { get; init; } = 480;

    /// <summary>Panels, row by row.</summary>
    internal IReadOnlyList<Panel> Panels { get; init; } = [];

    /// <summary>Number of panels side by side.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>Whether the panels share one horizontal axis, so that zooming one panel zooms all.</summary>
    public bool SharedX { get; init; }

    /// <summary>
    /// Returns the figure as an interactive figure, with zoom and values under the pointer, drawn by Plotly.NET.
    /// </summary>
    public InteractiveFigure Interactive() => new(this);

    /// <summary>
    /// Returns the figure as an SVG document for use in HTML; notebook hosts call this method for a cell's last value.
    /// </summary>
    public string ToHtml() => ToSvg();

    /// <summary>Returns the figure as an SVG document with text elements; the bytes are the same on every machine.</summary>
    /// <remarks>The elements title and desc hold <see cref="Title"/> and <see cref="AltText"/> for screen readers.</remarks>
    public string ToSvg() => SvgDocument.Of(ToPage(), AltText, FigureData.Of(this));

    /// <summary>Returns the figure as a PNG file; its size is that in pixels times <paramref name="scale"/>.</summary>
    /// <remarks>On a machine without fonts, the PNG has no text; the SVG has.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The scale isn't above 0 and at most 8.</exception>
    public byte[] ToPng(double scale = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, 8);
        return PngFile.Of(ToPage(), scale);
    }

    /// <summary>Description, caption and note in one text: what replaces the figure where it can't be seen.</summary>
    internal string AltText =>
        string.Join(' ', new[] { Description, Caption, Sentence(Note) }.Where(t => t.Length > 0));

    private static string Sentence(string note) => note.Length > 0 && note[^1] != '.' ? note + "." : note;

    internal Page ToPage() =>
        new()
        {
            Title = Title,
            Subtitle = Subtitle,
            Caption = Caption,
            Note = Note,
            Width = Width,
            Height = Height,
            Panels = Panels,
            Columns = Columns,
            SharedX = SharedX,
        };
}
