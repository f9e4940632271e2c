namespace EcgNotebooks.Runner.Kernel.Cells;

/// <summary>The names by which cells select a language, such as <c>#!fsharp</c>.</summary>
internal static class CellLanguage
{
    private static readonly HashSet<string> _foreign = new(StringComparer.OrdinalIgnoreCase)
    {
        "fsharp",
        "f#",
        "pwsh",
        "powershell",
        "html",
        "javascript",
        "js",
        "markdown",
        "md",
        "meta",
        "mermaid",
        "sql",
        "kql",
        "http",
        "value",
        "python",
        "ipython",
    };

    // Texts and settings: nothing of them could run.
    private static readonly HashSet<string> _prose = new(StringComparer.OrdinalIgnoreCase) { "markdown", "md", "meta" };

    /// <summary>Whether the name selects another language that notebooks know.</summary>
    public static bool IsForeign(string name) => _foreign.Contains(name);

    /// <summary>Whether text of that name is there to be read, not run.</summary>
    public static bool IsProse(string name) => _prose.Contains(name);
}
