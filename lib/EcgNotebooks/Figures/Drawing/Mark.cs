namespace EcgNotebooks.Figures.Drawing;

/// <summary>A graphical mark on a panel: line, points, rectangle or text.</summary>
internal abstract record Mark
{
    /// <summary>Name in the legend; empty for no entry.</summary>
    public string Name { get; init; } = "";
}

/// <summary>A line through points; a NaN makes a gap.</summary>
/// <param name="X">Horizontal positions; as many as <paramref name="Y"/>.</param>
/// <param name="Y">Vertical positions.</param>
/// <param name="Stroke">Style of the line.</param>
internal sealed record LineMark(IReadOnlyList<double> X, IReadOnlyList<double> Y, Stroke Stroke) : Mark;

/// <summary>Single points.</summary>
/// <param name="X">Horizontal positions; as many as <paramref name="Y"/>.</param>
/// <param name="Y">Vertical positions.</param>
/// <param name="Color">Fill as #rrggbb.</param>
/// <param name="Size">Diameter in pixels.</param>
internal sealed record PointMark(IReadOnlyList<double> X, IReadOnlyList<double> Y, string Color, double Size = 9)
    : Mark;

/// <summary>A filled rectangle.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Bottom">Lower edge.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Color">Fill as #rrggbb.</param>
internal sealed record CellMark(double Left, double Right, double Bottom, double Top, string Color) : Mark;

/// <summary>Text at a point.</summary>
/// <param name="X">Horizontal position of the anchor.</param>
/// <param name="Y">Vertical middle of the text.</param>
/// <param name="Text">One line of text.</param>
/// <param name="Color">Colour as #rrggbb.</param>
/// <param name="Size">Font size in pixels.</param>
/// <param name="Align">Part of the text that is at <paramref name="X"/>.</param>
internal sealed record TextMark(
    double X,
    double Y,
    string Text,
    string Color = Palette.Black,
    double Size = 12,
    TextAlign Align = TextAlign.Middle
) : Mark
{
    /// <summary>Whether the text is bold.</summary>
    public bool Bold { get; init; }
}

/// <summary>A straight line across the whole panel.</summary>
/// <param name="At">Position on the axis that the line crosses.</param>
/// <param name="Vertical">Whether the line is vertical, so that <paramref name="At"/> is a horizontal position.</param>
/// <param name="Stroke">Style of the line.</param>
internal sealed record RuleMark(double At, bool Vertical, Stroke Stroke) : Mark;

/// <summary>Horizontal alignment: the part of a text that is at its position.</summary>
internal enum TextAlign
{
    /// <summary>The left end.</summary>
    Left,

    /// <summary>The middle.</summary>
    Middle,

    /// <summary>The right end.</summary>
    Right,
}
