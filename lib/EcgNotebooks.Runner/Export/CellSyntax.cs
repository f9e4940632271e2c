using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EcgNotebooks.Runner.Export;

/// <summary>A cell's code in the parts that a program keeps in different places.</summary>
/// <param name="Usings">Its using lines.</param>
/// <param name="Statements">Its statements; a trailing expression is printed.</param>
/// <param name="Types">The types it declares, which a program has behind its statements.</param>
internal sealed record CellCode(IReadOnlyList<string> Usings, string Statements, IReadOnlyList<string> Types)
{
    private static readonly CSharpParseOptions _script = CSharpParseOptions.Default.WithKind(SourceCodeKind.Script);

    // No person nests as deep, and the compiler's parser fails with its stack a few times deeper.
    private const int DeepestNesting = 200;

    /// <summary>Whether brackets are nested deeper than the parser can follow; those in texts and comments count too.</summary>
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

    /// <summary>Whether so many brackets close what isn't open that the parser, which is quadratic in them, takes long.</summary>
    public static bool ClosesTooOften(string source)
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

    /// <summary>A cell as the parser sees it; too deeply nested ones have to be kept from it.</summary>
    public static CompilationUnitSyntax Parsed(string source) =>
        CSharpSyntaxTree.ParseText(source, _script).GetCompilationUnitRoot();

    /// <summary>Takes a cell apart; its references to assemblies fall away.</summary>
    public static CellCode Of(string source)
    {
        var root = Parsed(source);
        var (types, statements) = (root.Members.OfType<BaseTypeDeclarationSyntax>(), new List<string>());
        foreach (var member in root.Members.Where(m => m is not BaseTypeDeclarationSyntax))
        {
            statements.Add(Statement(member));
        }

        return new CellCode(
            [.. root.Usings.Select(u => u.ToString())],
            string.Join('\n', statements),
            [.. types.Select(t => t.ToString())]
        );
    }

    // References are trivia in front of the first member: what belongs to the member is its comments.
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
