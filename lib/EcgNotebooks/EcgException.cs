using System.Globalization;

namespace EcgNotebooks;

/// <summary>An error that this library detected; its message says what is wrong, where, and how to fix it.</summary>
/// <remarks>Every error that bad input can cause derives from this type; any other exception that escapes is a bug.</remarks>
public class EcgException : Exception
{
    private const int MaxProblemLength = 1500;
    private const int TailLength = 300;

    /// <summary>Creates the exception from a sentence that says what is wrong and where, and a sentence with the remedy.</summary>
    /// <remarks>
    /// The problem often quotes its input, which may be long and hold any character. The middle of a long text is left out, and
    /// characters that control a terminal are shown as replacement characters.
    /// </remarks>
    public EcgException(string problem, string remedy, Exception? cause = null)
        : base($"{Sanitized(problem)} {remedy}".TrimEnd(), cause)
    {
        Problem = Sanitized(problem);
        Remedy = remedy;
    }

    /// <summary>The sentence that says what is wrong and where.</summary>
    public string Problem { get; }

    /// <summary>The sentence that says what the reader can do about it.</summary>
    public string Remedy { get; }

    private static string Sanitized(string problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var shown =
            problem.Length <= MaxProblemLength
                ? problem
                : $"{problem.AsSpan(0, MaxProblemLength - TailLength)} [...] {problem.AsSpan(problem.Length - TailLength)}";
        return shown.Any(ControlsTerminal)
            ? string.Concat(shown.Select(c => ControlsTerminal(c) ? '\uFFFD' : c))
            : shown;
    }

    // Control characters, and marks that change the text direction. Line breaks stay, because some messages have several lines.
    private static bool ControlsTerminal(char c) =>
        c is not ('\n' or '\t') && char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format;
}
