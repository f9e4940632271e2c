using EcgNotebooks.Figures.Drawing;
using SkiaSharp;

namespace EcgNotebooks.Figures.Rendering;

/// <summary>Renders a figure as a PNG file.</summary>
internal static class PngFile
{
    private static readonly string[] _families = ["Helvetica", "Arial", "Liberation Sans", "DejaVu Sans", "Noto Sans"];

    public static byte[] Of(Page page, double scale)
    {
        var scene = FigureLayout.Of(page);
        var (width, height) = ((int)Math.Round(page.Width * scale), (int)Math.Round(page.Height * scale));
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Scale((float)scale);
        SceneCanvas.Draw(page, scene, canvas);
        scene.Texts.ForEach(text => Draw(text, canvas));
        canvas.Flush();
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static void Draw(TextShape text, SKCanvas canvas)
    {
        using var typeface = Typeface(text.Bold);
        using var font = new SKFont(typeface, (float)text.Size) { Subpixel = true, Edging = SKFontEdging.Antialias };
        using var paint = ScenePaint.Fill(text.Color);
        canvas.Save();
        canvas.Translate((float)text.X, (float)text.Y);
        canvas.RotateDegrees(text.Upward ? -90 : 0);
        canvas.DrawText(text.Text, 0, (float)(TextBaseline.Below * text.Size), Align(text.Align), font, paint);
        canvas.Restore();
    }

    // Each call gets a new typeface, because another thread could dispose of a shared one; Skia caches the font files.
    private static SKTypeface Typeface(bool bold)
    {
        var style = bold ? SKFontStyle.Bold : SKFontStyle.Normal;
        return _families
                .Select(family => SKFontManager.Default.MatchFamily(family, style))
                .FirstOrDefault(t => t is not null)
            ?? SKTypeface.CreateDefault();
    }

    private static SKTextAlign Align(TextAlign align) =>
        align switch
        {
            TextAlign.Left => SKTextAlign.Left,
            TextAlign.Right => SKTextAlign.Right,
            _ => SKTextAlign.Center,
        };
}
