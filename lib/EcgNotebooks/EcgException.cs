using System.Globalization;

namespace EcgNotebooks;

/// <summary>An error of the project's own: its message says what is wrong, where, and what to do about it.</summary>
/// <remarks>Every error that bad input can cause derives from this type; anything else that escapes is a bug.</remarks>
public class EcgException : Exception
{
    private const int LongestProblem = 1500;
    private const int KeptAtTheEnd = 300;

    /// <summary>Creates the error from one sentence of what and where, and one of remedy.</summary>
    /// <remarks>
    /// A problem often quotes its input, and so may be of any length and hold any character: a long one is shown without its
    /// middle, and what would steer a terminal as a replacement character.
    /// </remarks>
    public EcgException(string problem, string remedy, Exception? cause = null)
        : base($"{Readable(problem)} {remedy}".TrimEnd(), cause)
    {
        Problem = Readable(problem);
        Remedy = remedy;
    }

    /// <summary>What is wrong and where.</summary>
    public string Problem { get; }

    /// <summary>What the reader can do about it.</summary>
    public string Remedy { get; }

    private static string Readable(string problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var shown =
            problem.Length <= LongestProblem
                ? problem
                : $"{problem.AsSpan(0, LongestProblem - KeptAtTheEnd)} [...] {problem.AsSpan(problem.Length - KeptAtTheEnd)}";
        return shown.Any(Steers) ? string.Concat(shown.Select(c => Steers(c) ? '\uFFFD' : c)) : shown;
    }

    // Controls, and marks that change the direction of what follows. Some messages have lines of their own.
    private static bool Steers(char c) =>
        c is not ('\n' or '\t') && char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format;
}
