using System.Text;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>Replaces NaN and infinities, which some programs write into JSON although the format doesn't allow them.</summary>
internal static class NotFiniteNumbers
{
    private static readonly string[] _words = ["-Infinity", "Infinity", "NaN"];

    /// <summary>Replaces NaN and infinities outside of strings by null.</summary>
    /// <param name="json">JSON, which may contain such numbers.</param>
    /// <param name="warning">A sentence that describes the replacements; null if there were none.</param>
    public static string Replace(string json, out string? warning)
    {
        warning = null;
        if (!_words.Any(word => json.Contains(word, StringComparison.Ordinal)))
        {
            return json;
        }

        var (text, copied, count, firstLine) = (new StringBuilder(json.Length), 0, 0, 0);
        foreach (var (start, length) in Found(json))
        {
            firstLine = count++ == 0 ? json.AsSpan(0, start).Count('\n') + 1 : firstLine;
            text.Append(json, copied, start - copied).Append("null");
            copied = start + length;
        }

        warning = count == 0 ? null : Sentence(count, firstLine);
        return count == 0 ? json : text.Append(json, copied, json.Length - copied).ToString();
    }

    private static string Sentence(int count, int firstLine) =>
        count == 1
            ? $"line {firstLine} contains NaN or an infinity, which JSON doesn't allow; it is read as null."
            : $"{count} values are NaN or infinities, which JSON doesn't allow, the first of them on line {firstLine}; they are read as null.";

    private static IEnumerable<(int Start, int Length)> Found(string json)
    {
        var inText = false;
        for (var i = 0; i < json.Length; i++)
        {
            switch (json[i])
            {
                case '"':
                    inText = !inText;
                    break;
                case '\\' when inText:
                    i++;
                    break;
                case '-' or 'I' or 'N' when !inText && WordAt(json, i) is { } word:
                    yield return (i, word.Length);
                    i += word.Length - 1;
                    break;
                default:
                    break;
            }
        }
    }

    private static string? WordAt(string json, int at) =>
        Array.Find(_words, word => string.CompareOrdinal(json, at, word, 0, word.Length) == 0);
}
