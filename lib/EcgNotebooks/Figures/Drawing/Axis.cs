namespace EcgNotebooks.Figures.Drawing;

/// <summary>One axis of a panel.</summary>
/// <param name="Label">Label of the axis with its unit; empty for none.</param>
/// <param name="Min">Value at the left or lower end.</param>
/// <param name="Max">Value at the right or upper end, above <paramref name="Min"/>.</param>
internal sealed record Axis(string Label, double Min, double Max)
{
    /// <summary>Labelled positions on the axis.</summary>
    public IReadOnlyList<Tick> Ticks { get; init; } = [];

    /// <summary>Grids from back to front.</summary>
    public IReadOnlyList<Grid> Grids { get; init; } = [];

    /// <summary>Length of the axis in its own unit.</summary>
    public double Span => Max - Min;

    /// <summary>Creates an axis with about the given number of round ticks, and a light grid at them.</summary>
    public static Axis Numeric(string label, double min, double max, int about = 6)
    {
        var step = RoundStep.Of(max - min, about);
        return new Axis(label, min, max)
        {
            Ticks = RoundStep.Ticks(min, max, step),
            Grids = [new Grid(step, new Stroke(Palette.LightGray, 1))],
        };
    }
}

/// <summary>A labelled position on an axis.</summary>
/// <param name="At">Position in the axis' unit.</param>
/// <param name="Label">Text beside it.</param>
internal readonly record struct Tick(double At, string Label);

/// <summary>Lines across the data at every multiple of a step.</summary>
/// <param name="Step">Distance in the axis' unit.</param>
/// <param name="Stroke">Style of the lines.</param>
internal sealed record Grid(double Step, Stroke Stroke);
