using System.Text.RegularExpressions;

namespace EcgNotebooks.Runner.Kernel.Cells;

/// <summary>A directive: a line of a cell that the notebook's host handles instead of the compiler.</summary>
/// <param name="Kind">The kind of directive.</param>
/// <param name="Name">The name of a command; empty for other directives.</param>
/// <param name="Argument">The argument.</param>
internal sealed partial record CellDirective(DirectiveKind Kind, string Name, string Argument)
{
    /// <summary>Parses a line; returns null if it isn't a directive. An #r with an assembly's file is left to the compiler.</summary>
    public static CellDirective? Of(string line)
    {
        var text = line.Trim();
        if (text.StartsWith("#!/", StringComparison.Ordinal))
        {
            return new CellDirective(DirectiveKind.Shebang, "", text);
        }

        return text.StartsWith("#!", StringComparison.Ordinal) ? Command(text[2..])
            : text.StartsWith('#') && PackageForm().Match(text) is { Success: true } match ? Package(match)
            : null;
    }

    private static CellDirective? Command(string text)
    {
        var end = text.AsSpan().IndexOfAny(' ', '\t');
        var name = end < 0 ? text : text[..end];
        return name.Length == 0
            ? null
            : new CellDirective(DirectiveKind.Command, name, Unquoted(text[name.Length..].Trim()));
    }

    private static CellDirective Package(Match match) =>
        new(
            match.Groups["kind"].Value is "r" or "R" ? DirectiveKind.Package : DirectiveKind.Source,
            "",
            match.Groups["what"].Value.Trim()
        );

    private static string Unquoted(string text) =>
        text.Length >= 2 && text[0] == '"' && text[^1] == '"' ? text[1..^1] : text;

    [GeneratedRegex(
        "^#(?<kind>[ri])[ \t]+\"[ \t]*nuget[ \t]*:(?<what>[^\"]*)\"[ \t]*;?[ \t]*(//.*)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex PackageForm();
}

/// <summary>The kinds of directives.</summary>
internal enum DirectiveKind
{
    /// <summary>The first line of a Unix script, such as #!/usr/bin/env.</summary>
    Shebang,

    /// <summary>A package reference: #r "nuget: ...".</summary>
    Package,

    /// <summary>A package source: #i "nuget: ...".</summary>
    Source,

    /// <summary>A magic command, #! and a word: an import, a language selector or another command.</summary>
    Command,
}
