using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EcgNotebooks.Runner.Export;

/// <summary>A cell's code, divided into the parts that have different places in a program.</summary>
/// <param name="Usings">The using directives.</param>
/// <param name="Statements">The statements; a trailing expression becomes a call of Console.WriteLine.</param>
/// <param name="Types">The type declarations, which follow the statements in a program.</param>
internal sealed record CellSyntax(IReadOnlyList<string> Usings, string Statements, IReadOnlyList<string> Types)
{
    private static readonly CSharpParseOptions _script = CSharpParseOptions.Default.WithKind(SourceCodeKind.Script);

    // Code that people write is nested less deeply, and a few times this depth overflows the stack of the compiler's parser.
    private const int DeepestNesting = 200;

    /// <summary>Returns whether brackets are nested too deeply for the parser; brackets in strings and comments count as well.</summary>
    public static bool IsTooDeep(string source)
    {
        var (depth, deepest) = (0, 0);
        foreach (var character in source)
        {
            depth += character switch
            {
                '(' or '[' or '{' or '<' => 1,
                ')' or ']' or '}' or '>' when depth > 0 => -1,
                _ => 0,
            };
            deepest = Math.Max(deepest, depth);
        }

        return deepest > DeepestNesting;
    }

    /// <summary>Returns whether there are so many unmatched closing brackets that the parser, whose time grows with their square, would take long.</summary>
    public static bool HasTooManyClosingBrackets(string source)
    {
        var (open, stray) = (0, 0);
        foreach (var character in source)
        {
            var step = character switch
            {
                '(' or '[' or '{' => 1,
                ')' or ']' or '}' => -1,
                _ => 0,
            };
            stray += open + step < 0 ? 1 : 0;
            open = Math.Max(open + step, 0);
        }

        return stray > DeepestNesting;
    }

    /// <summary>Parses a cell, for which <see cref="IsTooDeep"/> and <see cref="HasTooManyClosingBrackets"/> have to be false.</summary>
    public static CompilationUnitSyntax Parse(string source) =>
        CSharpSyntaxTree.ParseText(source, _script).GetCompilationUnitRoot();

    /// <summary>Divides a cell's code into its parts; references to assemblies are left out.</summary>
    public static CellSyntax Of(string source)
    {
        var root = Parse(source);
        var (types, statements) = (root.Members.OfType<BaseTypeDeclarationSyntax>(), new List<string>());
        foreach (var member in root.Members.Where(m => m is not BaseTypeDeclarationSyntax))
        {
            statements.Add(Statement(member));
        }

        return new CellSyntax(
            [.. root.Usings.Select(u => u.ToString())],
            string.Join('\n', statements),
            [.. types.Select(t => t.ToString())]
        );
    }

    // The syntax tree holds #r directives as trivia of the first member, so only comments are copied from there.
    private static string Statement(MemberDeclarationSyntax member)
    {
        var comments = member
            .GetLeadingTrivia()
            .Where(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia))
            .Select(t => $"{t}\n");
        return string.Concat(comments) + Text(member);
    }

    private static string Text(MemberDeclarationSyntax member) =>
        member
            is GlobalStatementSyntax
            {
                Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } trailing
            }
            ? $"Console.WriteLine({trailing.Expression});"
            : member.ToString();
}
