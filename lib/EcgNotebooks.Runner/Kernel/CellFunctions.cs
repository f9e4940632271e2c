namespace EcgNotebooks.Runner.Kernel;

/// <summary>Functions that cells can call without an import, with the names that .NET notebook hosts give them.</summary>
public static class CellFunctions
{
    /// <summary>Shows a value under the cell.</summary>
    public static DisplayedValue display(object? value) => value.Display();

    /// <summary>Marks a text as HTML, so that it is rendered instead of shown as text.</summary>
    public static HtmlText HTML(string content) => new(content);
}

/// <summary>A text that is rendered as HTML.</summary>
/// <param name="Content">The HTML.</param>
public sealed record HtmlText(string Content)
{
    /// <summary>Returns the HTML.</summary>
    public string ToHtml() => Content;
}
