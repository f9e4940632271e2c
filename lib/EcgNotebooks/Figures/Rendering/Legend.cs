using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures.Rendering;

/// <summary>Lays out the legend of a panel's named marks.</summary>
internal static class Legend
{
    private const double Size = 12.5;
    private const double RowHeight = 20;
    private const double Swatch = 24;
    private const double Gap = 7;
    private const double Inset = 10;

    /// <summary>Returns the height of a legend above the data for a given width.</summary>
    public static double HeightAbove(Panel panel, double width) =>
        panel.Legend == LegendPosition.Above ? (Rows(panel, width).Count * RowHeight) + 6 : 0;

    public static void Place(PanelBox box, Scene scene)
    {
        var named = Named(box.Panel);
        if (box.Panel.Legend == LegendPosition.None || named.Length == 0)
        {
            return;
        }

        if (box.Panel.Legend == LegendPosition.Above)
        {
            PlaceAbove(box, scene);
            return;
        }

        var width = named.Max(Width) + Gap;
        var frame = Corner(box, width, (named.Length * RowHeight) + 8);
        scene.Boxes.Add(new BoxShape(frame, Palette.White, Palette.LightGray));
        for (var i = 0; i < named.Length; i++)
        {
            Entry(named[i], frame.Left + Gap, frame.Top + 4 + ((i + 0.5) * RowHeight), scene);
        }
    }

    private static void PlaceAbove(PanelBox box, Scene scene)
    {
        var rows = Rows(box.Panel, box.Data.Width);
        for (var row = 0; row < rows.Count; row++)
        {
            var x = box.Data.MiddleX - (rows[row].Sum(Width) / 2);
            var y = box.Data.Top - 6 - ((rows.Count - row - 0.5) * RowHeight);
            foreach (var mark in rows[row])
            {
                Entry(mark, x, y, scene);
                x += Width(mark);
            }
        }
    }

    private static Mark[] Named(Panel panel) => [.. panel.Marks.Where(mark => mark.Name.Length > 0)];

    private static double Width(Mark mark) => Swatch + Gap + TextWidth.Of(mark.Name, Size) + Gap;

    private static List<List<Mark>> Rows(Panel panel, double width)
    {
        List<List<Mark>> rows = [];
        foreach (var mark in Named(panel))
        {
            if (rows.Count == 0 || rows[^1].Sum(Width) + Width(mark) > width)
            {
                rows.Add([]);
            }

            rows[^1].Add(mark);
        }

        return rows;
    }

    private static Box Corner(PanelBox box, double width, double height)
    {
        var data = box.Data;
        var atLeft = box.Panel.Legend is LegendPosition.UpperLeft or LegendPosition.LowerLeft;
        var atTop = box.Panel.Legend is LegendPosition.UpperLeft or LegendPosition.UpperRight;
        return new Box(
            atLeft ? data.Left + Inset : data.Right - Inset - width,
            atTop ? data.Top + Inset : data.Bottom - Inset - height,
            width,
            height
        );
    }

    private static void Entry(Mark mark, double x, double y, Scene scene)
    {
        switch (mark)
        {
            case LineMark line:
                scene.Lines.Add(new LineShape(x, x + Swatch, y, line.Stroke));
                break;
            case RuleMark rule:
                scene.Lines.Add(new LineShape(x, x + Swatch, y, rule.Stroke));
                break;
            case PointMark points:
                scene.Dots.Add(new DotShape(x + (Swatch / 2), y, points.Size, points.Color));
                break;
            case CellMark cell:
                scene.Boxes.Add(new BoxShape(new Box(x, y - 6, Swatch, 12), cell.Color, Palette.Gray));
                break;
            default:
                break;
        }

        scene.Texts.Add(new TextShape(x + Swatch + Gap, y, mark.Name, Size, Palette.Black, TextAlign.Left));
    }
}
