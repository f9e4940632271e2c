using EcgNotebooks.Figures.Drawing;
using ScottPlot;
using SkiaSharp;

namespace EcgNotebooks.Figures.Rendering;

/// <summary>Draws a scene without its text.</summary>
internal static class SceneCanvas
{
    // ScottPlot and Skia share caches of fonts and paints that aren't documented as thread-safe.
    private static readonly Lock _gate = new();

    public static void Draw(Page page, Scene scene, SKCanvas canvas)
    {
        lock (_gate)
        {
            using var white = ScenePaint.Fill(Drawing.Palette.White);
            canvas.DrawRect(0, 0, page.Width, page.Height, white);
            foreach (var panel in scene.Panels)
            {
                PanelPlot.Draw(panel, new PixelRect(0, page.Width, page.Height, 0), canvas);
            }

            scene.Boxes.ForEach(shape => Draw(shape, canvas));
            scene.Lines.ForEach(shape => Draw(shape, canvas));
            scene.Dots.ForEach(shape => Draw(shape, canvas));
        }
    }

    private static void Draw(BoxShape shape, SKCanvas canvas)
    {
        using var fill = ScenePaint.Fill(shape.Fill);
        using var border = ScenePaint.Line(new Stroke(shape.Border, 1));
        var box = shape.Box;
        var rect = new SKRect((float)box.Left, (float)box.Top, (float)box.Right, (float)box.Bottom);
        canvas.DrawRect(rect, fill);
        canvas.DrawRect(rect, border);
    }

    private static void Draw(LineShape shape, SKCanvas canvas)
    {
        using var paint = ScenePaint.Line(shape.Stroke);
        var dashes = shape.Stroke.Dashed ? Dashes.Of(shape.Left, shape.Right) : [(shape.Left, shape.Right)];
        foreach (var (from, to) in dashes)
        {
            canvas.DrawLine((float)from, (float)shape.Y, (float)to, (float)shape.Y, paint);
        }
    }

    private static void Draw(DotShape shape, SKCanvas canvas)
    {
        using var paint = ScenePaint.Fill(shape.Color);
        canvas.DrawCircle((float)shape.X, (float)shape.Y, (float)shape.Size / 2, paint);
    }
}
