using PlotlyObject = DynamicObj.DynamicObj;

namespace EcgNotebooks.Plotly;

/// <summary>Converts a panel's coloured rectangles to shapes, which plotly.js draws below all traces.</summary>
internal static class Cells
{
    public static IEnumerable<PlotlyObject> Of(PanelPlace place) =>
        place.Panel.Marks.OfType<CellData>().Select(cell => Of(cell, place));

    private static PlotlyObject Of(CellData cell, PanelPlace place) =>
        Node.Of([
            ("type", "rect"),
            ("layer", "below"),
            ("xref", place.X),
            ("yref", place.Y),
            ("x0", cell.Left),
            ("x1", cell.Right),
            ("y0", cell.Bottom),
            ("y1", cell.Top),
            ("fillcolor", cell.Color),
            ("line", Node.Of(("width", 0))),
            ("name", Text.Plain(cell.Name)),
            .. place.LegendEntry(cell),
        ]);
}
