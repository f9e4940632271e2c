using System.Text.Json;

namespace EcgNotebooks.Plotly;

/// <summary>A figure as deserialized from JSON; the class Figure of EcgNotebooks documents its properties.</summary>
internal sealed record FigureData(
    string Title,
    string Subtitle,
    string Description,
    string Caption,
    string Note,
    int Width,
    int Height,
    int Columns,
    bool SharedX,
    PanelData[] Panels
)
{
    /// <summary>Whether the figure keeps its own width instead of filling the page; needed if the axes of a panel have equal units.</summary>
    public bool FixedSize => Panels.Any(panel => panel.EqualUnits);

    /// <summary>Whether the panels are stacked above one shared horizontal axis.</summary>
    public bool Stacked => SharedX && Columns == 1;

    /// <summary>Deserializes a figure.</summary>
    public static FigureData Parse(string json) =>
        JsonSerializer.Deserialize(json, FigureContext.Default.FigureData)
        ?? throw new JsonException("The figure is null.");
}

internal sealed record PanelData(
    string Title,
    bool EqualUnits,
    bool Frame,
    LegendPlace Legend,
    AxisData X,
    AxisData Y,
    MarkData[] Marks
)
{
    /// <summary>The marks that the legend names.</summary>
    public MarkData[] Named => Legend == LegendPlace.None ? [] : [.. Marks.Where(mark => mark.Name.Length > 0)];
}

internal enum LegendPlace
{
    None,
    UpperLeft,
    UpperRight,
    LowerLeft,
    LowerRight,
    Above,
}

internal sealed record AxisData(string Label, double Min, double Max, TickData[] Ticks, GridData[] Grids)
{
    public double Span => Max - Min;
}

internal sealed record TickData(double At, string Label);

internal sealed record GridData(double Step, StrokeData Stroke);

internal sealed record StrokeData(string Color, double Width, bool Dashed);
