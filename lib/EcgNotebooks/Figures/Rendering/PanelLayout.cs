using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures.Rendering;

/// <summary>Lays out a panel's data, labels, ticks and legend in its box.</summary>
internal static class PanelLayout
{
    private const double TickSize = 12;
    private const double LabelSize = 13;
    private const double LabelSpace = 22;
    private const double TickLength = 5;

    public static void Place(Panel panel, Box cell, Scene scene)
    {
        var box = new PanelBox(panel, Data(panel, cell, out var head));
        scene.Panels.Add(box);
        if (panel.Title.Length > 0)
        {
            var y = head + 9;
            scene.Texts.Add(Text(box.Data.MiddleX, y, panel.Title, LabelSize) with { Bold = true });
        }

        Ticks(box, scene);
        Labels(box, scene);
        Legend.Place(box, scene);
        scene.Texts.AddRange(panel.Marks.OfType<TextMark>().Select(mark => MarkText(box, mark)));
    }

    /// <summary>Returns the height of a horizontal axis' ticks and label.</summary>
    public static double SpaceBelow(Axis axis) => Space(axis, 15);

    /// <summary>Returns the width of the ticks and label left of a panel's data.</summary>
    public static double SpaceLeft(Panel panel) =>
        Space(panel.Y, panel.Y.Ticks.Select(t => TextWidth.Of(t.Label, TickSize)).DefaultIfEmpty(0).Max());

    /// <summary>Returns the width right of a panel's data that half of the last tick's label may take.</summary>
    public static double SpaceRight(Panel panel) => panel.X.Ticks.Count > 0 ? 16 : 0;

    private static Box Data(Panel panel, Box cell, out double head)
    {
        var left = SpaceLeft(panel);
        var bottom = SpaceBelow(panel.X);
        var right = SpaceRight(panel);
        var title = panel.Title.Length > 0 ? 20 : 0;
        var width = cell.Width - left - right;
        var top = title + Legend.HeightAbove(panel, width) + (panel.Y.Ticks.Count > 0 ? 4 : 0);
        var height = cell.Height - top - bottom;
        if (width < 20 || height < 20 || !(panel.X.Span > 0) || !(panel.Y.Span > 0))
        {
            throw new ArgumentException(
                "The figure is too small for its panels, or the span of an axis isn't above 0.",
                nameof(panel)
            );
        }

        head = cell.Top;
        return Fit(panel, new Box(cell.Left + left, cell.Top + top, width, height));
    }

    private static double Space(Axis axis, double ticks) =>
        (axis.Label.Length > 0 ? LabelSpace : 0) + (axis.Ticks.Count > 0 ? ticks + TickLength + 4 : 0);

    private static Box Fit(Panel panel, Box room)
    {
        if (!panel.EqualUnits)
        {
            return room;
        }

        var scale = Math.Min(room.Width / panel.X.Span, room.Height / panel.Y.Span);
        var (width, height) = (scale * panel.X.Span, scale * panel.Y.Span);
        return new Box(room.MiddleX - (width / 2), room.Top, width, height);
    }

    private static void Ticks(PanelBox box, Scene scene)
    {
        var below = box.Data.Bottom + TickLength + 10;
        var beside = box.Data.Left - TickLength - 4;
        scene.Texts.AddRange(box.Panel.X.Ticks.Select(t => Text(box.PixelX(t.At), below, t.Label, TickSize)));
        scene.Texts.AddRange(
            box.Panel.Y.Ticks.Select(t =>
                Text(beside, box.PixelY(t.At), t.Label, TickSize) with
                {
                    Align = TextAlign.Right,
                }
            )
        );
    }

    private static void Labels(PanelBox box, Scene scene)
    {
        var (x, y) = (box.Panel.X, box.Panel.Y);
        if (x.Label.Length > 0)
        {
            scene.Texts.Add(Text(box.Data.MiddleX, box.Data.Bottom + SpaceBelow(x) - 9, x.Label, LabelSize));
        }

        if (y.Label.Length > 0)
        {
            var ticks = y.Ticks.Select(t => TextWidth.Of(t.Label, TickSize)).DefaultIfEmpty(0).Max();
            var left = box.Data.Left - Space(y, ticks) + 9;
            scene.Texts.Add(Text(left, box.Data.MiddleY, y.Label, LabelSize) with { Upward = true });
        }
    }

    private static TextShape MarkText(PanelBox box, TextMark mark) =>
        new(box.PixelX(mark.X), box.PixelY(mark.Y), mark.Text, mark.Size, mark.Color, mark.Align) { Bold = mark.Bold };

    private static TextShape Text(double x, double y, string text, double size) =>
        new(x, y, text, size, Palette.Black, TextAlign.Middle);
}
