using System.Globalization;
using System.Text.RegularExpressions;

namespace EcgNotebooks.Runner.Checking;

/// <summary>Compares texts word by word, and the numbers in them within a tolerance.</summary>
internal static partial class TextComparison
{
    private const int Around = 40;

    /// <summary>Returns a description of the first difference, or null if there is none.</summary>
    /// <param name="stored">The stored text.</param>
    /// <param name="fresh">The text of the new run.</param>
    /// <param name="tolerance">The accepted difference of numbers, relative to the larger number or to 1, whichever is larger.</param>
    public static string? Difference(string stored, string fresh, double tolerance)
    {
        if (stored == fresh)
        {
            return null;
        }

        // Line ends depend on the system that wrote the text, so they are ignored.
        return Differing(WithPlainLineEnds(stored), WithPlainLineEnds(fresh), tolerance);
    }

    private static string WithPlainLineEnds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string? Differing(string stored, string fresh, double tolerance)
    {
        // The digits of a hexadecimal digest are part of a word and not compared as numbers.
        var (before, now) = (Token().Matches(stored), Token().Matches(fresh));
        for (var i = 0; i < Math.Max(before.Count, now.Count); i++)
        {
            if (i >= before.Count || i >= now.Count || !Same(before[i].Value, now[i].Value, tolerance))
            {
                return $"stored {Excerpt(stored, before, i)}, now {Excerpt(fresh, now, i)}";
            }
        }

        return null;
    }

    private static bool Same(string stored, string fresh, double tolerance) =>
        stored == fresh
        || (
            tolerance > 0
            && Number(stored) is { } a
            && Number(fresh) is { } b
            && Math.Abs(a - b) <= tolerance * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)))
        );

    private static double? Number(string token) =>
        double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string Excerpt(string text, MatchCollection tokens, int i)
    {
        var start = i < tokens.Count ? Math.Max(0, tokens[i].Index - Around) : Math.Max(0, text.Length - Around);
        var end = i < tokens.Count ? Math.Min(text.Length, tokens[i].Index + tokens[i].Length + Around) : text.Length;
        return $"'{(start > 0 ? "..." : "")}{text[start..end].ReplaceLineEndings(" ")}{(end < text.Length ? "..." : "")}'";
    }

    // A number, a word (letters, digits, underscores), a run of blanks, or any other character.
    [GeneratedRegex(@"(?<![\w.])-?\d+(\.\d+)?([eE][-+]?\d+)?(?!\w)|\w+|\s+|.", RegexOptions.Singleline)]
    private static partial Regex Token();
}
