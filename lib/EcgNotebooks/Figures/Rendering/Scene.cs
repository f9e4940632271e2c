using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures.Rendering;

/// <summary>A figure laid out in pixels; the layout needs no font, so it is the same on every machine.</summary>
internal sealed class Scene
{
    public List<PanelBox> Panels { get; } = [];

    public List<BoxShape> Boxes { get; } = [];

    public List<LineShape> Lines { get; } = [];

    public List<DotShape> Dots { get; } = [];

    public List<TextShape> Texts { get; } = [];
}

/// <summary>A panel with the box of its data in pixels.</summary>
internal sealed record PanelBox(Panel Panel, Box Data)
{
    public double PixelX(double x) => Data.Left + ((x - Panel.X.Min) / Panel.X.Span * Data.Width);

    public double PixelY(double y) => Data.Bottom - ((y - Panel.Y.Min) / Panel.Y.Span * Data.Height);
}

/// <summary>A filled rectangle with a thin border.</summary>
internal sealed record BoxShape(Box Box, string Fill, string Border);

/// <summary>A horizontal line.</summary>
internal sealed record LineShape(double Left, double Right, double Y, Stroke Stroke);

/// <summary>A filled circle.</summary>
internal sealed record DotShape(double X, double Y, double Size, string Color);

/// <summary>A line of text, vertically centred at <paramref name="Y"/>.</summary>
internal sealed record TextShape(double X, double Y, string Text, double Size, string Color, TextAlign Align)
{
    public bool Bold { get; init; }

    /// <summary>Whether the text runs upward.</summary>
    public bool Upward { get; init; }
}
