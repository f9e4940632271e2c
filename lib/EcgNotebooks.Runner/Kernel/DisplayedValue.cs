using EcgNotebooks.Runner.Kernel.Values;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>A value displayed under a cell, which can be replaced later.</summary>
public sealed class DisplayedValue
{
    private readonly string _display = Guid.NewGuid().ToString("N");

    private DisplayedValue() { }

    /// <summary>Replaces the displayed value.</summary>
    public void Update(object? value) => RichOutput.Show(ShownValue.Of(value) with { Display = _display });

    internal static DisplayedValue Show(object? value)
    {
        var shown = new DisplayedValue();
        shown.Update(value);
        return shown;
    }
}
