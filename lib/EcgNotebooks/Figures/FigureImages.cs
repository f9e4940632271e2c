using EcgNotebooks.Figures.Rendering;

namespace EcgNotebooks.Figures;

/// <summary>Figures as image files, drawn by ScottPlot.</summary>
public static class FigureImages
{
    /// <summary>The figure as an SVG document: the same bytes on every machine, scalable, with real text.</summary>
    public static string ToSvg(this Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return SvgDocument.Of(figure);
    }

    /// <summary>The figure as a PNG file of its size in pixels times <paramref name="scale"/>.</summary>
    /// <remarks>On a machine without fonts the picture lacks its text; the SVG keeps it.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The scale isn't above 0 and at most 8.</exception>
    public static byte[] ToPng(this Figure figure, double scale = 1)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, 8);
        return PngFile.Of(figure, scale);
    }
}
