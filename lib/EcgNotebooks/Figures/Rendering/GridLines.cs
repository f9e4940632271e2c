using EcgNotebooks.Figures.Drawing;
using ScottPlot;
using SkiaSharp;

namespace EcgNotebooks.Figures.Rendering;

/// <summary>One grid of a panel; ScottPlot's own grid has at most two levels, which follow the ticks.</summary>
internal sealed class GridLines(PanelBox box, Grid grid, bool vertical) : IPlottable
{
    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp)
    {
        using var path = new SKPath();
        var axis = vertical ? box.Panel.X : box.Panel.Y;
        foreach (var at in RoundStep.Multiples(axis.Min, axis.Max, grid.Step))
        {
            var (x, y) = ((float)box.PixelX(at), (float)box.PixelY(at));
            path.MoveTo(vertical ? x : (float)box.Data.Left, vertical ? (float)box.Data.Top : y);
            path.LineTo(vertical ? x : (float)box.Data.Right, vertical ? (float)box.Data.Bottom : y);
        }

        using var paint = ScenePaint.Line(grid.Stroke);
        rp.Canvas.DrawPath(path, paint);
    }
}
