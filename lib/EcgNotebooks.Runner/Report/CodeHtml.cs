using System.Net;
using System.Text;
using EcgNotebooks.Runner.Export;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EcgNotebooks.Runner.Report;

/// <summary>Converts C# code to HTML, with keywords, types, calls, numbers, strings and comments in spans of their own class.</summary>
/// <remarks>The lexer alone decides, so that code that doesn't compile is coloured as well.</remarks>
internal static class CodeHtml
{
    // Longer code is data rather than code.
    private const int LongestColoured = 100_000;

    private static readonly CSharpParseOptions _script = CSharpParseOptions.Default.WithKind(SourceCodeKind.Script);

    // Words that the lexer takes for names, because they are keywords only in some places.
    private static readonly HashSet<string> _contextual =
    [
        "and",
        "async",
        "await",
        "not",
        "or",
        "record",
        "required",
        "var",
        "when",
        "with",
        "yield",
    ];

    // What follows a variable with such a name, but no keyword.
    private static readonly HashSet<SyntaxKind> _afterNames =
    [
        SyntaxKind.EqualsToken,
        SyntaxKind.DotToken,
        SyntaxKind.OpenBracketToken,
        SyntaxKind.CommaToken,
        SyntaxKind.CloseParenToken,
        SyntaxKind.SemicolonToken,
    ];

    /// <summary>Returns the code; without its tags, the HTML is the encoded code.</summary>
    public static string Of(string source)
    {
        if (source.Length > LongestColoured || CellSyntax.IsTooDeep(source))
        {
            return WebUtility.HtmlEncode(source);
        }

        var html = new StringBuilder();
        SyntaxToken[] tokens = [.. SyntaxFactory.ParseTokens(source, options: _script)];
        for (var i = 0; i < tokens.Length; i++)
        {
            Write(html, tokens[i].LeadingTrivia);
            var (before, next) = (At(i - 1), At(i + 1));
            Write(html, ClassOf(tokens[i], before, next), tokens[i].Text);
            Write(html, tokens[i].TrailingTrivia);
        }

        return html.ToString();

        SyntaxKind At(int i) => i >= 0 && i < tokens.Length ? tokens[i].Kind() : SyntaxKind.None;
    }

    private static string ClassOf(SyntaxToken token, SyntaxKind before, SyntaxKind next) =>
        token.Kind() switch
        {
            SyntaxKind.NumericLiteralToken => "n",
            SyntaxKind.IdentifierToken => ClassOfName(token.Text, before, next),
            SyntaxKind.CharacterLiteralToken => "s",
            var kind when kind.ToString().Contains("String", StringComparison.Ordinal) && !token.IsKeyword() => "s",
            _ => token.IsKeyword() ? "k" : "",
        };

    // Without a compilation, a capital tells a type from a variable.
    private static string ClassOfName(string name, SyntaxKind before, SyntaxKind next) =>
        before == SyntaxKind.DotToken ? (next == SyntaxKind.OpenParenToken ? "f" : "")
        : _contextual.Contains(name) && !_afterNames.Contains(next) ? "k"
        : char.IsUpper(name[0]) ? "t"
        : next == SyntaxKind.OpenParenToken ? "f"
        : "";

    private static void Write(StringBuilder html, SyntaxTriviaList trivia)
    {
        foreach (var piece in trivia)
        {
            var name =
                piece.IsDirective || piece.IsKind(SyntaxKind.ShebangDirectiveTrivia) ? "d"
                : piece.Kind().ToString().Contains("Comment", StringComparison.Ordinal) ? "c"
                : "";
            Write(html, name, piece.ToFullString());
        }
    }

    private static void Write(StringBuilder html, string name, string text)
    {
        var encoded = WebUtility.HtmlEncode(text);
        html.Append(name.Length > 0 && text.Length > 0 ? $"<span class=\"{name}\">{encoded}</span>" : encoded);
    }
}
