using EcgNotebooks.Figures.Drawing;
using ScottPlot;
using ScottPlot.Rendering.RenderActions;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace EcgNotebooks.Figures.Rendering;

/// <summary>Draws a panel's axes and marks with ScottPlot; the scene draws the text.</summary>
internal static class PanelPlot
{
    public static void Draw(PanelBox box, PixelRect figure, SKCanvas canvas)
    {
        using var plot = new Plot();
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.HideGrid();
        plot.HideLegend();
        AddGrids(plot, box);
        foreach (var mark in box.Panel.Marks)
        {
            Add(plot, box, mark);
        }

        Frame(plot, box.Panel);
        plot.Axes.SetLimits(box.Panel.X.Min, box.Panel.X.Max, box.Panel.Y.Min, box.Panel.Y.Max);
        var data = box.Data;
        plot.Layout.Fixed(new PixelRect((float)data.Left, (float)data.Right, (float)data.Bottom, (float)data.Top));
        Render(plot, figure, canvas);
    }

    // Several plots share the canvas, so none may clear it. The actions are called directly, because the manager calls
    // them twice on the first render, which would write every shape of an SVG twice.
    private static void Render(Plot plot, PixelRect figure, SKCanvas canvas)
    {
        plot.RenderManager.Remove<ClearCanvas>();
        plot.RenderManager.Remove<RenderFigureBackground>();
        plot.RenderManager.Remove<RenderDataBackground>();
        using var pack = new RenderPack(plot, figure, canvas);
        foreach (var action in plot.RenderManager.RenderActions)
        {
            action.Render(pack);
        }
    }

    private static void AddGrids(Plot plot, PanelBox box)
    {
        var levels = Math.Max(box.Panel.X.Grids.Count, box.Panel.Y.Grids.Count);
        for (var i = 0; i < levels; i++)
        {
            if (i < box.Panel.X.Grids.Count)
            {
                plot.PlottableList.Add(new GridLines(box, box.Panel.X.Grids[i], vertical: true));
            }

            if (i < box.Panel.Y.Grids.Count)
            {
                plot.PlottableList.Add(new GridLines(box, box.Panel.Y.Grids[i], vertical: false));
            }
        }
    }

    private static void Add(Plot plot, PanelBox box, Mark mark)
    {
        switch (mark)
        {
            case LineMark line:
                AddLine(plot, box, line);
                break;
            case PointMark points:
                plot.Add.Markers(
                    points.X.ToArray(),
                    points.Y.ToArray(),
                    MarkerShape.FilledCircle,
                    (float)points.Size,
                    Color.FromHex(points.Color)
                );
                break;
            case CellMark cell:
                var rectangle = plot.Add.Rectangle(cell.Left, cell.Right, cell.Bottom, cell.Top);
                rectangle.FillColor = Color.FromHex(cell.Color);
                rectangle.LineWidth = 0;
                break;
            case RuleMark { Vertical: true } rule:
                AddLine(plot, box, new([rule.At, rule.At], [box.Panel.Y.Min, box.Panel.Y.Max], rule.Stroke));
                break;
            case RuleMark rule:
                AddLine(plot, box, new([box.Panel.X.Min, box.Panel.X.Max], [rule.At, rule.At], rule.Stroke));
                break;
            default:
                break;
        }
    }

    private static void AddLine(Plot plot, PanelBox box, LineMark line)
    {
        var pixelX = line.X.Select(box.PixelX).ToArray();
        var pixelY = line.Y.Select(box.PixelY).ToArray();
        var kept = Decimation.Of(pixelX, pixelY, box.Data.Width);
        double[] x = [.. kept.Select(i => line.X[i])];
        double[] y = [.. kept.Select(i => double.IsFinite(line.Y[i]) ? line.Y[i] : double.NaN)];
        (x, y) = line.Stroke.Dashed ? Dashes.Of(x, y, box) : (x, y);
        var style = plot.Add.ScatterLine(x, y).LineStyle;
        style.Color = Color.FromHex(line.Stroke.Color);
        style.Width = (float)line.Stroke.Width;
    }

    private static void Frame(Plot plot, Panel panel)
    {
        if (!panel.Frame)
        {
            plot.Layout.Frameless();
            return;
        }

        plot.Axes.Bottom.TickGenerator = Unlabelled(panel.X);
        plot.Axes.Left.TickGenerator = Unlabelled(panel.Y);
    }

    private static NumericManual Unlabelled(Axis axis) =>
        new([.. axis.Ticks.Select(tick => tick.At)], [.. axis.Ticks.Select(_ => "")]);
}
