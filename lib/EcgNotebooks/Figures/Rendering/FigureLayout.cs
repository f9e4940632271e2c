namespace EcgNotebooks.Figures.Rendering;

/// <summary>Places a figure's title, note and panels.</summary>
internal static class FigureLayout
{
    private const double Padding = 14;
    private const double TitleSize = 17;
    private const double SmallSize = 12.5;
    private const string NoteFill = "#FFF8D6";

    /// <summary>Lays a figure out.</summary>
    /// <exception cref="ArgumentException">The figure has no panel, or is too small for what it holds.</exception>
    public static Scene Of(Figure figure)
    {
        if (figure.Panels.Count == 0 || figure.Columns < 1)
        {
            throw new ArgumentException("A figure needs a panel and a column.", nameof(figure));
        }

        var scene = new Scene();
        var top = Heading(figure, scene);
        var bottom = Note(figure, scene);
        var area = new Box(Padding, top, figure.Width - (2 * Padding), bottom - top);
        var cells = PanelCells.Of(figure, area);
        for (var i = 0; i < cells.Length; i++)
        {
            PanelLayout.Place(figure.Panels[i], cells[i], scene);
        }

        return scene;
    }

    private static double Heading(Figure figure, Scene scene)
    {
        var y = Padding;
        y = Lines(figure.Title, TitleSize, true, Palette.Black, figure.Width, y, scene);
        y = Lines(figure.Subtitle, SmallSize, false, Palette.Gray, figure.Width, y, scene);
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

    private static double Note(Figure figure, Scene scene)
    {
        const double LineHeight = 17;
        var lines = TextWidth.Wrap(figure.Note, SmallSize, figure.Width - (2 * Padding) - 16, bold: true);
        if (lines.Count == 0)
        {
            return figure.Height - Padding;
        }

        var width = lines.Max(line => TextWidth.Of(line, SmallSize, bold: true)) + 16;
        var height = (lines.Count * LineHeight) + 6;
        var box = new Box(Padding, figure.Height - Padding - height, width, height);
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
