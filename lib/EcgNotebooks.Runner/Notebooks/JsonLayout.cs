using System.Text.RegularExpressions;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>How a JSON file is laid out, so that it can be written again the same way.</summary>
/// <param name="Indent">Blanks of one level; null for everything on one line.</param>
/// <param name="LineEnd">The line end.</param>
/// <param name="Colon">What stands between a name and its value.</param>
/// <param name="Comma">What stands between two values, before a line end where there is one.</param>
/// <param name="End">What follows the last brace.</param>
internal sealed partial record JsonLayout(string? Indent, string LineEnd, string Colon, string Comma, string End)
{
    /// <summary>The layout of a text that is JSON, taken from its first lines.</summary>
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

    // In a file on one line: what closes a value, and a name behind the comma.
    [GeneratedRegex(@"[}\]""\dle], ""[^""]*"" ?:")]
    private static partial Regex CommaAndBlank();
}
