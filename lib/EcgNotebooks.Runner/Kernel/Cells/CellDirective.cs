using System.Text.RegularExpressions;

namespace EcgNotebooks.Runner.Kernel.Cells;

/// <summary>A line of a cell that speaks to the notebook's host.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">A command's name.</param>
/// <param name="Argument">What it is given.</param>
internal sealed partial record CellDirective(DirectiveKind Kind, string Name, string Argument)
{
    /// <summary>The directive in a line; null where the line is anything else, a reference to an assembly's file included.</summary>
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

/// <summary>What a directive is about.</summary>
internal enum DirectiveKind
{
    /// <summary>The first line of a script that Unix runs.</summary>
    Shebang,

    /// <summary>#r "nuget: ...": a package.</summary>
    Package,

    /// <summary>#i "nuget: ...": where packages are looked for.</summary>
    Source,

    /// <summary>#! and a word: an import, a language or a command.</summary>
    Command,
}
