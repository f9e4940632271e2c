using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures.Rendering;

/// <summary>Lays out a figure's title, panels, caption and note.</summary>
internal static class FigureLayout
{
    private const double Padding = 14;
    private const double TitleSize = 17;
    private const double SmallSize = 12.5;
    private const double LineHeight = 17;
    private const string NoteFill = "#FFF8D6";

    /// <summary>Returns the figure laid out in pixels.</summary>
    /// <exception cref="ArgumentException">The figure has no panel, or is too small for its content.</exception>
    public static Scene Of(Page page)
    {
        if (page.Panels.Count == 0 || page.Columns < 1)
        {
            throw new ArgumentException("A figure needs at least one panel and one column.", nameof(page));
        }

        var scene = new Scene();
        var top = Heading(page, scene);
        var bottom = Caption(page, Note(page, scene), scene);
        var space = new Box(Padding, top, page.Width - (2 * Padding), bottom - top);
        var cells = PanelCells.Of(page, space);
        for (var i = 0; i < cells.Length; i++)
        {
            PanelLayout.Place(page.Panels[i], cells[i], scene);
        }

        return scene;
    }

    private static double Heading(Page page, Scene scene)
    {
        var y = Padding;
        y = Lines(page.Title, TitleSize, true, Palette.Black, page.Width, y, scene);
        y = Lines(page.Subtitle, SmallSize, false, Palette.Gray, page.Width, y, scene);
        return y + 8;
    }

    private static double Lines(string text, double size, bool bold, string color, int width, double y, Scene scene)
    {
        var height = Math.Round(size * 1.35);
        foreach (var line in TextWidth.Wrap(text, size, width - (2 * Padding), bold))
        {
            var middle = y + (height / 2);
            scene.Texts.Add(new TextShape(width / 2.0, middle, line, size, color, TextAlign.Middle) { Bold = bold });
            y += height;
        }

        return y;
    }

    // The caption stands right above the note, or at the bottom where there is none.
    private static double Caption(Page page, double bottom, Scene scene)
    {
        var lines = TextWidth.Wrap(page.Caption, SmallSize, page.Width - (2 * Padding));
        var top = bottom - (lines.Count * LineHeight);
        scene.Texts.AddRange(
            lines.Select(
                (line, i) =>
                    new TextShape(
                        Padding,
                        top + ((i + 0.5) * LineHeight),
                        line,
                        SmallSize,
                        Palette.Gray,
                        TextAlign.Left
                    )
            )
        );
        return lines.Count > 0 ? top - 8 : bottom;
    }

    private static double Note(Page page, Scene scene)
    {
        var lines = TextWidth.Wrap(page.Note, SmallSize, page.Width - (2 * Padding) - 16, bold: true);
        if (lines.Count == 0)
        {
            return page.Height - Padding;
        }

        var width = lines.Max(line => TextWidth.Of(line, SmallSize, bold: true)) + 16;
        var height = (lines.Count * LineHeight) + 6;
        var box = new Box(Padding, page.Height - Padding - height, width, height);
        scene.Boxes.Add(new BoxShape(box, NoteFill, Palette.Orange));
        scene.Texts.AddRange(
            lines.Select(
                (line, i) =>
                    new TextShape(
                        box.MiddleX,
                        box.Top + 3 + ((i + 0.5) * LineHeight),
                        line,
                        SmallSize,
                        Palette.Black,
                        TextAlign.Middle
                    )
                    {
                        Bold = true,
                    }
            )
        );
        return box.Top - 10;
    }
}
