using System.Text.Json.Nodes;
using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures;

/// <summary>A figure as plain JSON: what renderers outside of the library read, and what figures are compared by.</summary>
/// <remarks>Numbers are written the same in every culture; NaN and infinite ones are null.</remarks>
internal static class FigureJson
{
    /// <summary>The whole figure; the properties always come in the same order.</summary>
    public static JsonObject Of(Figure figure) =>
        new()
        {
            ["title"] = figure.Title,
            ["subtitle"] = figure.Subtitle,
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
