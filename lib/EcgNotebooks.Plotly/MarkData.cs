using System.Text.Json.Serialization;

namespace EcgNotebooks.Plotly;

/// <summary>A graphical element of a panel: a line, points, a rectangle, a text or a rule.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(LineData), "line")]
[JsonDerivedType(typeof(PointData), "points")]
[JsonDerivedType(typeof(CellData), "cell")]
[JsonDerivedType(typeof(TextData), "text")]
[JsonDerivedType(typeof(RuleData), "rule")]
internal abstract record MarkData(string Name);

internal sealed record LineData(string Name, double?[] X, double?[] Y, StrokeData Stroke) : MarkData(Name);

internal sealed record PointData(string Name, double?[] X, double?[] Y, string Color, double Size) : MarkData(Name);

internal sealed record CellData(string Name, double Left, double Right, double Bottom, double Top, string Color)
    : MarkData(Name);

internal sealed record TextData(
    string Name,
    double X,
    double Y,
    string Text,
    string Color,
    double Size,
    TextAlign Align,
    bool Bold
) : MarkData(Name);

internal sealed record RuleData(string Name, double At, bool Vertical, StrokeData Stroke) : MarkData(Name);

internal enum TextAlign
{
    Left,
    Middle,
    Right,
}
