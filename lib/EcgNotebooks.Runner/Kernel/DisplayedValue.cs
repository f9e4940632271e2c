using EcgNotebooks.Runner.Kernel.Values;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>A value that is shown under a cell, and may be replaced by another.</summary>
public sealed class DisplayedValue
{
    private readonly string _display = Guid.NewGuid().ToString("N");

    private DisplayedValue() { }

    /// <summary>Shows another value in the place of this one.</summary>
    public void Update(object? value) => RichOutput.Show(ShownValue.Of(value) with { Display = _display });

    internal static DisplayedValue Show(object? value)
    {
        var shown = new DisplayedValue();
        shown.Update(value);
        return shown;
    }
}
