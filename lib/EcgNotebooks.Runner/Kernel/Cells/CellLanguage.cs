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
        "meta",
        "mermaid",
        "sql",
        "kql",
        "http",
        "python",
        "ipython",
    };

    // Settings, which can't be run.
    private static readonly HashSet<string> _prose = new(StringComparer.OrdinalIgnoreCase) { "meta" };

    /// <summary>Returns whether the name selects a language that .NET notebooks use and that this host has no kernel for.</summary>
    public static bool IsForeign(string name) => _foreign.Contains(name);

    /// <summary>Returns whether the language is that of settings, which aren't meant to be run.</summary>
    public static bool IsProse(string name) => _prose.Contains(name);
}
