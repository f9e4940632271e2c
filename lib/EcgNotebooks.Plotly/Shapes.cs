using PlotlyObject = DynamicObj.DynamicObj;

namespace EcgNotebooks.Plotly;

/// <summary>Marks that plotly.js draws as shapes: cells and rules.</summary>
internal static class Shapes
{
    public static IEnumerable<PlotlyObject> Of(PanelPlace place)
    {
        var overTrace = false;
        foreach (var mark in place.Panel.Marks)
        {
            overTrace |= mark is LineData or PointData;
            // Shapes are below or above all traces: each goes where its place among the marks says.
            var layer = ("layer", (object)(overTrace ? "above" : "below"));
            if (mark is CellData cell)
            {
                yield return Node.Set(Cell(cell, place), layer);
            }
            else if (mark is RuleData rule)
            {
                yield return Node.Set(Rule(rule, place), layer);
            }
        }
    }

    private static PlotlyObject Cell(CellData cell, PanelPlace place) =>
        Shape(
            cell,
            place,
            ("type", "rect"),
            ("xref", place.X),
            ("yref", place.Y),
            ("x0", cell.Left),
            ("x1", cell.Right),
            ("y0", cell.Bottom),
            ("y1", cell.Top),
            ("fillcolor", cell.Color),
            ("line", Node.Of(("width", 0)))
        );

    // "domain" is the axis' own length, 0 to 1, whatever the zoom.
    private static PlotlyObject Rule(RuleData rule, PanelPlace place) =>
        Shape(
            rule,
            place,
            ("type", "line"),
            ("xref", rule.Vertical ? place.X : $"{place.X} domain"),
            ("yref", rule.Vertical ? $"{place.Y} domain" : place.Y),
            ("x0", rule.Vertical ? rule.At : 0),
            ("x1", rule.Vertical ? rule.At : 1),
            ("y0", rule.Vertical ? 0 : rule.At),
            ("y1", rule.Vertical ? 1 : rule.At),
            ("line", Node.Line(rule.Stroke))
        );

    private static PlotlyObject Shape(MarkData mark, PanelPlace place, params (string, object)[] properties)
    {
        var shape = Node.Set(Node.Of(("name", Text.Plain(mark.Name))), place.LegendEntry(mark));
        return Node.Set(shape, properties);
    }
}
