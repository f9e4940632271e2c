namespace EcgNotebooks.Runner.Kernel;

/// <summary>The calls that cells may use without importing anything, spelled as notebook hosts spell them.</summary>
public static class CellFunctions
{
    /// <summary>Shows a value under the cell.</summary>
    public static DisplayedValue display(object? value) => value.Display();

    /// <summary>Text that is HTML.</summary>
    public static HtmlText HTML(string content) => new(content);
}

/// <summary>Text that is shown as HTML.</summary>
/// <param name="Content">The HTML.</param>
public sealed record HtmlText(string Content)
{
    /// <summary>The HTML.</summary>
    public string ToHtml() => Content;
}
