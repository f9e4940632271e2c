using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures.Rendering;

/// <summary>Divides the space of a figure among its panels.</summary>
internal static class PanelCells
{
    private const double ColumnGap = 22;
    private const double RowGap = ColumnGap / 2;

    /// <summary>Returns one box per panel, row by row.</summary>
    public static Box[] Of(Page page, Box space) =>
        page is { SharedX: true, Columns: 1 } ? Stack(page.Panels, space) : Table(page, space);

    // Panels over a shared axis are aligned: their data have the same left edge, width and height, whichever of them
    // have tick labels.
    private static Box[] Stack(IReadOnlyList<Panel> panels, Box space)
    {
        var left = panels.Max(PanelLayout.SpaceLeft);
        var right = panels.Max(PanelLayout.SpaceRight);
        var below = panels.Select(panel => PanelLayout.SpaceBelow(panel.X)).ToArray();
        var height = (space.Height - ((panels.Count - 1) * RowGap) - below.Sum()) / panels.Count;
        var cells = new Box[panels.Count];
        var top = space.Top;
        for (var i = 0; i < cells.Length; i++)
        {
            var indent = left - PanelLayout.SpaceLeft(panels[i]);
            var width = space.Width - indent - (right - PanelLayout.SpaceRight(panels[i]));
            cells[i] = new Box(space.Left + indent, top, width, height + below[i]);
            top = cells[i].Bottom + RowGap;
        }

        return cells;
    }

    private static Box[] Table(Page page, Box space)
    {
        var rows = (page.Panels.Count + page.Columns - 1) / page.Columns;
        var width = (space.Width - ((page.Columns - 1) * ColumnGap)) / page.Columns;
        var height = (space.Height - ((rows - 1) * RowGap)) / rows;
        Box Cell(int column, int row) =>
            new(space.Left + (column * (width + ColumnGap)), space.Top + (row * (height + RowGap)), width, height);
        return [.. page.Panels.Select((_, i) => Cell(i % page.Columns, i / page.Columns))];
    }
}
