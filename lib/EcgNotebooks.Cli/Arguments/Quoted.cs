using System.Globalization;

namespace EcgNotebooks.Cli.Arguments;

/// <summary>Quotes the user's input in error messages.</summary>
internal static class Quoted
{
    private const int Longest = 60;
    private const int LongestSentence = 600;

    /// <summary>Returns the text in quotation marks, truncated if it is long, with terminal control characters replaced.</summary>
    public static string Of(string text) =>
        text.Length <= Longest ? $"'{Plain(text)}'" : $"'{Plain(text[..Longest])}...' ({text.Length} characters)";

    /// <summary>Returns the sentence with its middle left out if it is very long, as it may quote a long text.</summary>
    public static string Shortened(string sentence) =>
        Plain(
            sentence.Length <= LongestSentence
                ? sentence
                : $"{sentence[..(LongestSentence / 2)]} [...] {sentence[^(LongestSentence / 2)..]}"
        );

    /// <summary>Returns the text with terminal control characters replaced.</summary>
    public static string Plain(string text) => text.Any(IsControl) ? string.Concat(text.Select(Replaced)) : text;

    private static char Replaced(char c) => IsControl(c) ? '\uFFFD' : c;

    private static bool IsControl(char c) =>
        char.GetUnicodeCategory(c)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
