namespace EcgNotebooks.Runner.Kernel.Cells;

/// <summary>The names of languages in selectors such as <c>#!fsharp</c>.</summary>
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

    // Text and settings, which can't be run.
    private static readonly HashSet<string> _prose = new(StringComparer.OrdinalIgnoreCase) { "markdown", "md", "meta" };

    /// <summary>Returns whether the name selects a known language other than C#.</summary>
    public static bool IsForeign(string name) => _foreign.Contains(name);

    /// <summary>Returns whether the language is text or settings, which aren't meant to be run.</summary>
    public static bool IsProse(string name) => _prose.Contains(name);
}
