using EcgNotebooks.Figures.Drawing;
using SkiaSharp;

namespace EcgNotebooks.Figures.Rendering;

/// <summary>Creates Skia paints for colours and strokes.</summary>
internal static class ScenePaint
{
    public static SKPaint Line(Stroke stroke) =>
        new()
        {
            Color = SKColor.Parse(stroke.Color),
            Style = SKPaintStyle.Stroke,
            StrokeWidth = (float)stroke.Width,
            IsAntialias = true,
        };

    public static SKPaint Fill(string color) =>
        new()
        {
            Color = SKColor.Parse(color),
            Style = SKPaintStyle.Fill,
            IsAntialias = true,
        };
}
