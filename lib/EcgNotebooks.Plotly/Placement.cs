namespace EcgNotebooks.Plotly;

/// <summary>The layout of a figure: the positions of its title, panels, caption and note, in pixels at the figure's own size.</summary>
/// <remarks>
/// The space outside the outermost axes becomes the chart's margins, which keep their size when the chart is resized.
/// </remarks>
internal sealed class Placement
{
    public const double Padding = 14;
    public const double TitleSize = 17;
    public const double NoteSize = 12.5;
    private const double PanelGap = 22;

    // The chart's buttons are to the right of the title.
    private const double ButtonsWidth = 160;

    public Placement(FigureData figure)
    {
        TitleLines = Text.Wrap(figure.Title, TitleSize, figure.Width - (2 * ButtonsWidth));
        SubtitleLines = Text.Wrap(figure.Subtitle, NoteSize, figure.Width - (2 * Padding));
        NoteLines = Text.Wrap(figure.Note, NoteSize, figure.Width - (2 * Padding) - 16);
        CaptionLines = Text.Wrap(figure.Caption, NoteSize, figure.Width - (2 * Padding));
        var top = Padding + (TitleLines.Count * 23) + (SubtitleLines.Count * 17) + 8;
        NoteHeight = NoteLines.Count > 0 ? (NoteLines.Count * 17) + 16 : 0;
        var caption = CaptionLines.Count > 0 ? (CaptionLines.Count * 17) + 8 : 0;
        var below = caption + NoteHeight + Padding;
        var area = new Box(Padding, top, figure.Width - (2 * Padding), figure.Height - top - below);
        Panels = figure.Stacked ? Stack(figure, area) : Rows(figure, area);
        var (left, first) = (Panels.Min(b => b.Left), Panels.Min(b => b.Top));
        Plot = new Box(left, first, Panels.Max(b => b.Right) - left, Panels.Max(b => b.Bottom) - first);
    }

    public IReadOnlyList<string> TitleLines { get; }

    public IReadOnlyList<string> SubtitleLines { get; }

    public IReadOnlyList<string> NoteLines { get; }

    public IReadOnlyList<string> CaptionLines { get; }

    /// <summary>Height of the note with the gap above it; 0 where there is none.</summary>
    public double NoteHeight { get; }

    /// <summary>The plot area of each panel.</summary>
    public Box[] Panels { get; }

    /// <summary>The rectangle around all plot areas, which plotly.js calls the paper.</summary>
    public Box Plot { get; }

    /// <summary>Returns the left and right edge of a plot area as fractions of the paper's width.</summary>
    public double[] DomainX(Box box) => [(box.Left - Plot.Left) / Plot.Width, (box.Right - Plot.Left) / Plot.Width];

    /// <summary>Returns the lower and upper edge of a plot area as fractions of the paper's height, from the bottom.</summary>
    public double[] DomainY(Box box) =>
        [(Plot.Bottom - box.Bottom) / Plot.Height, (Plot.Bottom - box.Top) / Plot.Height];

    // Stacked panels share one axis at the bottom and have plot areas of equal height.
    private static Box[] Stack(FigureData figure, Box area)
    {
        var spaces = figure.Panels.Select(panel => PanelSpace.Of(panel, area.Width)).ToArray();
        var left = spaces.Max(space => space.Left);
        var right = spaces.Max(space => space.Right);
        var gap = PanelGap / 2;
        var taken = spaces.Sum(space => space.Top) + spaces[^1].Bottom + (gap * (spaces.Length - 1));
        var height = (area.Height - taken) / spaces.Length;
        var boxes = new Box[spaces.Length];
        var y = area.Top;
        for (var i = 0; i < boxes.Length; i++)
        {
            boxes[i] = new Box(area.Left + left, y + spaces[i].Top, area.Width - left - right, height);
            y = boxes[i].Bottom + gap;
        }

        return boxes;
    }

    private static Box[] Rows(FigureData figure, Box area)
    {
        var rows = (figure.Panels.Length + figure.Columns - 1) / figure.Columns;
        var width = (area.Width - ((figure.Columns - 1) * PanelGap)) / figure.Columns;
        var height = (area.Height - ((rows - 1) * PanelGap / 2)) / rows;
        Box Cell(int i) =>
            new(
                area.Left + (i % figure.Columns * (width + PanelGap)),
                area.Top + (i / figure.Columns * (height + (PanelGap / 2))),
                width,
                height
            );
        return [.. figure.Panels.Select((panel, i) => PanelSpace.Of(panel, width).Inside(panel, Cell(i)))];
    }
}
