using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace EcgNotebooks.Runner.Report;

/// <summary>Converts TeX formulas to MathML, which browsers render without external scripts and fonts.</summary>
/// <remarks>Supports the subset of TeX that texts about statistics and signals need, as MathML Core (W3C 2025).</remarks>
internal sealed partial class TexMath
{
    private static readonly Dictionary<string, string> _symbols = new(StringComparer.Ordinal)
    {
        [@"\sum"] = "<mo>∑</mo>",
        [@"\prod"] = "<mo>∏</mo>",
        [@"\int"] = "<mo>∫</mo>",
        [@"\cdot"] = "<mo>⋅</mo>",
        [@"\times"] = "<mo>×</mo>",
        [@"\le"] = "<mo>≤</mo>",
        [@"\ge"] = "<mo>≥</mo>",
        [@"\ne"] = "<mo>≠</mo>",
        [@"\approx"] = "<mo>≈</mo>",
        [@"\pm"] = "<mo>±</mo>",
        [@"\in"] = "<mo>∈</mo>",
        [@"\to"] = "<mo>→</mo>",
        [@"\odot"] = "<mo>⊙</mo>",
        [@"\infty"] = "<mi>∞</mi>",
        [@"\alpha"] = "<mi>α</mi>",
        [@"\beta"] = "<mi>β</mi>",
        [@"\sigma"] = "<mi>σ</mi>",
        [@"\mu"] = "<mi>μ</mi>",
        [@"\pi"] = "<mi>π</mi>",
        [@"\omega"] = "<mi>ω</mi>",
        [@"\,"] = "<mspace width=\"0.17em\"/>",
        [@"\quad"] = "<mspace width=\"1em\"/>",
    };

    private static readonly string[] _functions =
    [
        @"\log",
        @"\ln",
        @"\exp",
        @"\min",
        @"\max",
        @"\sin",
        @"\cos",
        @"\tan",
        @"\tanh",
    ];

    // A longer formula wouldn't fit on a page, and its elements take a hundred times the memory of its text.
    private const int LongestFormula = 10_000;

    private readonly string[] _tokens;
    private int _at;

    private TexMath(string tex) => _tokens = [.. Token().Matches(tex).Select(m => m.Value)];

    /// <summary>Returns the formula as MathML, or its source as code if it contains unsupported commands.</summary>
    public static string ToHtml(string tex, bool block)
    {
        if (tex.Length > LongestFormula)
        {
            return AsWritten(tex);
        }

        try
        {
            var math = new TexMath(tex);
            var body = math.Row(until: null);
            return $"<math display=\"{(block ? "block" : "inline")}\"><mrow>{body}</mrow></math>";
        }
        catch (FormatException)
        {
            return AsWritten(tex);
        }
    }

    private static string AsWritten(string tex) => $"<code>{WebUtility.HtmlEncode(tex.Trim())}</code>";

    private string? Next => _at < _tokens.Length ? _tokens[_at] : null;

    private string Row(string? until)
    {
        var row = new StringBuilder();
        while (Next != until)
        {
            row.Append(Scripted());
        }

        _at += until is null ? 0 : 1;
        return row.ToString();
    }

    // An atom with its subscripts, superscripts and primes.
    private string Scripted()
    {
        var (atom, below, above) = (Atom(), "", "");
        while (Next is "_" or "^" or "'")
        {
            switch (_tokens[_at++])
            {
                case "_":
                    below += Atom();
                    break;
                case "^":
                    above += Atom();
                    break;
                default:
                    above += "<mo>′</mo>";
                    break;
            }
        }

        return (below, above) switch
        {
            ("", "") => atom,
            (_, "") => $"<msub>{atom}<mrow>{below}</mrow></msub>",
            ("", _) => $"<msup>{atom}<mrow>{above}</mrow></msup>",
            _ => $"<msubsup>{atom}<mrow>{below}</mrow><mrow>{above}</mrow></msubsup>",
        };
    }

    private string Atom()
    {
        var token = Next ?? throw new FormatException("The formula ends too early.");
        _at++;
        return token switch
        {
            "{" => $"<mrow>{Row("}")}</mrow>",
            @"\frac" => $"<mfrac>{Atom()}{Atom()}</mfrac>",
            @"\sqrt" => $"<msqrt>{Atom()}</msqrt>",
            _ when _functions.Contains(token) => $"<mi>{token[1..]}</mi><mspace width=\"0.17em\"/>",
            _ when token[0] == '\\' => _symbols.TryGetValue(token, out var symbol)
                ? symbol
                : throw new FormatException($"{token} is not known."),
            _ when char.IsDigit(token[0]) => $"<mn>{token}</mn>",
            _ when char.IsLetter(token[0]) => $"<mi>{token}</mi>",
            "}" or "_" or "^" => throw new FormatException($"{token} stands where nothing precedes it."),
            "-" => "<mo>−</mo>",
            _ => $"<mo stretchy=\"false\">{WebUtility.HtmlEncode(token)}</mo>",
        };
    }

    // A command, a number, a name, or one character; blanks are ignored.
    [GeneratedRegex(@"\\[a-zA-Z]+|\\.|\d+(\.\d+)?|[a-zA-Z]+|[^\s]")]
    private static partial Regex Token();
}
