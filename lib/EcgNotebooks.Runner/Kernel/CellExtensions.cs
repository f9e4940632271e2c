namespace EcgNotebooks.Runner.Kernel;

/// <summary>The display call of every notebook host.</summary>
public static class CellExtensions
{
    /// <summary>Shows a value under the cell: by its own ToHtml(), a collection by its contents, anything else as text.</summary>
    public static DisplayedValue Display(this object? value) => DisplayedValue.Show(value);
}
