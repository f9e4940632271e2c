namespace EcgNotebooks.Runner.Kernel;

/// <summary>The method Display, as .NET notebook hosts provide it.</summary>
public static class CellExtensions
{
    /// <summary>Shows a value under the cell: as the result of its ToHtml() method, as a table for collections, or else as text.</summary>
    public static DisplayedValue Display(this object? value) => DisplayedValue.Show(value);
}
