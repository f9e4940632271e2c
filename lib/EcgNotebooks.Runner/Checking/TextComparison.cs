using System.Globalization;
using System.Text.RegularExpressions;

namespace EcgNotebooks.Runner.Checking;

/// <summary>Compares texts word for word, and numbers within a tolerance.</summary>
internal static partial class TextComparison
{
    private const int Around = 40;

    /// <summary>The first difference, in words; null where there is none.</summary>
    /// <param name="stored">The stored text.</param>
    /// <param name="fresh">The new one.</param>
    /// <param name="tolerance">How far numbers may differ, as a fraction of the larger one or of 1 where both are smaller.</param>
    public static string? Difference(string stored, string fresh, double tolerance)
    {
        if (stored == fresh)
        {
            return null;
        }

        // Line ends are the system's that wrote the text.
        return Differing(WithPlainLineEnds(stored), WithPlainLineEnds(fresh), tolerance);
    }

    private static string WithPlainLineEnds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string? Differing(string stored, string fresh, double tolerance)
    {
        // Digests hold digits too, but are no numbers: they lie in words.
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
