namespace EcgNotebooks.Figures.Drawing;

/// <summary>A pair of axes with the marks drawn on it.</summary>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Marks">Marks from back to front.</param>
internal sealed record Panel(Axis X, Axis Y, IReadOnlyList<Mark> Marks)
{
    /// <summary>Title above the axes; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Whether one unit has the same length on both axes, so that a square is drawn as a square.</summary>
    public bool EqualUnits { get; init; }

    /// <summary>Position of the legend of the named marks.</summary>
    public LegendPosition Legend { get; init; } = LegendPosition.None;

    /// <summary>Whether a frame with ticks surrounds the data.</summary>
    public bool Frame { get; init; } = true;
}
