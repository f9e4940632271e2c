namespace EcgNotebooks.Plotly;

/// <summary>The space around a panel's plot area for labels, ticks and titles, in pixels.</summary>
internal sealed record PanelSpace(double Left, double Top, double Right, double Bottom)
{
    public const double TickSize = 12;
    public const double LabelSize = 13;
    public const double LegendSize = 12.5;
    public const double TitleHeight = 20;
    private const double LabelHeight = 24;
    private const double LegendHeight = 24;

    /// <summary>Computes the space that a panel of the given width needs.</summary>
    public static PanelSpace Of(PanelData panel, double width)
    {
        var ticks = panel.Y.Ticks.Select(tick => Text.Width(tick.Label, TickSize)).DefaultIfEmpty(-9).Max() + 9;
        var left = ticks + (panel.Y.Label.Length > 0 ? LabelHeight : 0);
        var right = panel.X.Ticks.Length > 0 ? 16 : 0;
        var title = panel.Title.Length > 0 ? TitleHeight : 0;
        var top = title + LegendAbove(panel, width - left - right) + (panel.Y.Ticks.Length > 0 ? 4 : 0);
        var bottom = (panel.X.Ticks.Length > 0 ? 24 : 0) + (panel.X.Label.Length > 0 ? LabelHeight : 0);
        return new PanelSpace(left, top, right, bottom);
    }

    /// <summary>Returns the height of a legend above the plot area, which may take several rows; 0 without such a legend.</summary>
    public static double LegendAbove(PanelData panel, double width)
    {
        if (panel.Legend != LegendPlace.Above || panel.Named.Length == 0)
        {
            return 0;
        }

        // plotly.js gives every entry the width of the widest, unless all fit into one row.
        var entries = panel.Named.Select(mark => Text.Width(mark.Name, LegendSize) + 40).ToArray();
        var perRow = entries.Sum() <= width ? entries.Length : Math.Max(1, Math.Floor(width / entries.Max()));
        return (Math.Ceiling(entries.Length / perRow) * LegendHeight) + 6;
    }

    /// <summary>Returns the plot area inside the panel's cell of the layout; with equal units it keeps the axes' aspect ratio.</summary>
    public Box Inside(PanelData panel, Box cell)
    {
        var room = new Box(cell.Left + Left, cell.Top + Top, cell.Width - Left - Right, cell.Height - Top - Bottom);
        if (!panel.EqualUnits)
        {
            return room;
        }

        var scale = Math.Min(room.Width / panel.X.Span, room.Height / panel.Y.Span);
        var (width, height) = (scale * panel.X.Span, scale * panel.Y.Span);
        return new Box(room.Left + ((room.Width - width) / 2), room.Top, width, height);
    }
}
