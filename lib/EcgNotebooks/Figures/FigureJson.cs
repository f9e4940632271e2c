using System.Text.Json.Nodes;
using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures;

/// <summary>Converts a figure to plain JSON for renderers outside of the library and for comparisons.</summary>
/// <remarks>Numbers don't depend on the culture; NaN and infinite numbers are null.</remarks>
internal static class FigureJson
{
    /// <summary>Returns the whole figure; the order of the properties is stable.</summary>
    public static JsonObject Of(Figure figure) =>
        new()
        {
            ["title"] = figure.Title,
            ["subtitle"] = figure.Subtitle,
            ["description"] = figure.Description,
            ["caption"] = figure.Caption,
            ["note"] = figure.Note,
            ["width"] = figure.Width,
            ["height"] = figure.Height,
            ["columns"] = figure.Columns,
            ["sharedX"] = figure.SharedX,
            ["panels"] = new JsonArray([.. figure.Panels.Select(Panel)]),
        };

    private static JsonObject Panel(Panel panel) =>
        new()
        {
            ["title"] = panel.Title,
            ["equalUnits"] = panel.EqualUnits,
            ["frame"] = panel.Frame,
            ["legend"] = MarkJson.Name(panel.Legend),
            ["x"] = Axis(panel.X),
            ["y"] = Axis(panel.Y),
            ["marks"] = new JsonArray([.. panel.Marks.Select(MarkJson.Of)]),
        };

    private static JsonObject Axis(Axis axis) =>
        new()
        {
            ["label"] = axis.Label,
            ["min"] = MarkJson.Number(axis.Min),
            ["max"] = MarkJson.Number(axis.Max),
            ["ticks"] = new JsonArray([.. axis.Ticks.Select(Tick)]),
            ["grids"] = new JsonArray([.. axis.Grids.Select(Grid)]),
        };

    private static JsonObject Tick(Tick tick) => new() { ["at"] = MarkJson.Number(tick.At), ["label"] = tick.Label };

    private static JsonObject Grid(Grid grid) =>
        new() { ["step"] = MarkJson.Number(grid.Step), ["stroke"] = MarkJson.Of(grid.Stroke) };
}
