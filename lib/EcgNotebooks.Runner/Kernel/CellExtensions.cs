using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>The display call of every notebook host.</summary>
public static class CellExtensions
{
    /// <summary>Shows a value under the cell: by its own ToHtml(), else as text.</summary>
    public static void Display(this object value)
    {
        var (mimeType, data) = ValueFormat.Of(value);
        RichOutput.Display(data, mimeType);
    }
}
