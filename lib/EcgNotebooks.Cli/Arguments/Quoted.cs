using System.Globalization;

namespace EcgNotebooks.Cli.Arguments;

/// <summary>Quotes what the user typed in an error.</summary>
internal static class Quoted
{
    private const int Longest = 60;
    private const int LongestSentence = 600;

    /// <summary>The text between quotation marks: a long one is cut, and what would steer a terminal is replaced.</summary>
    public static string Of(string text) =>
        text.Length <= Longest ? $"'{Plain(text)}'" : $"'{Plain(text[..Longest])}...' ({text.Length} characters)";

    /// <summary>A sentence that may quote a long text, without its middle.</summary>
    public static string Shortened(string sentence) =>
        Plain(
            sentence.Length <= LongestSentence
                ? sentence
                : $"{sentence[..(LongestSentence / 2)]} [...] {sentence[^(LongestSentence / 2)..]}"
        );

    /// <summary>The text without characters that steer a terminal.</summary>
    public static string Plain(string text) => text.Any(Steers) ? string.Concat(text.Select(Shown)) : text;

    private static char Shown(char c) => Steers(c) ? '\uFFFD' : c;

    private static bool Steers(char c) =>
        char.GetUnicodeCategory(c)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
