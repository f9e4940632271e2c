namespace EcgNotebooks.Runner.Kernel;

/// <summary>The cell that imports a script: one line, #!import and a path from the notebook's folder.</summary>
internal static class ScriptImport
{
    private const string Directive = "#!import ";

    /// <summary>The script's path; null where the cell is something else.</summary>
    public static string? Of(string source)
    {
        var text = source.Trim();
        return text.StartsWith(Directive, StringComparison.Ordinal) && !text.Contains('\n', StringComparison.Ordinal)
            ? text[Directive.Length..].Trim()
            : null;
    }
}
