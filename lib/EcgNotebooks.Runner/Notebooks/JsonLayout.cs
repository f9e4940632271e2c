using System.Text.RegularExpressions;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>The whitespace layout of a JSON file, so that it can be written again in the same layout.</summary>
/// <param name="Indent">The indentation of one level; null if everything is on one line.</param>
/// <param name="LineEnd">The line end.</param>
/// <param name="Colon">The separator between a name and its value.</param>
/// <param name="Comma">The separator between two values, without the line end.</param>
/// <param name="End">The text after the last brace.</param>
internal sealed partial record JsonLayout(string? Indent, string LineEnd, string Colon, string Comma, string End)
{
    /// <summary>Determines the layout of a JSON text from its first lines.</summary>
    public static JsonLayout Of(string json)
    {
        var indent = FirstIndent().Match(json);
        return new JsonLayout(
            indent.Success ? indent.Groups["blanks"].Value : null,
            indent.Groups["end"] is { Success: true } end ? end.Value : "\n",
            FirstColon().Match(json) is { Success: true } colon ? colon.Groups["colon"].Value : ": ",
            !indent.Success && CommaAndBlank().IsMatch(json) ? ", " : ",",
            json[(json.LastIndexOf('}') + 1)..]
        );
    }

    [GeneratedRegex(@"^\s*\{\s*?(?<end>\r?\n)(?<blanks>[ \t]*)""")]
    private static partial Regex FirstIndent();

    [GeneratedRegex(@"^\s*\{\s*""[^""]*""(?<colon>\s*:[ \t]*)")]
    private static partial Regex FirstColon();

    // In a file on one line: the end of a value, then a comma with a space and a name.
    [GeneratedRegex(@"[}\]""\dle], ""[^""]*"" ?:")]
    private static partial Regex CommaAndBlank();
}
