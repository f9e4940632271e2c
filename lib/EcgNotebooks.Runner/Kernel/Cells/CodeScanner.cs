namespace EcgNotebooks.Runner.Kernel.Cells;

/// <summary>
/// Determines whether a line of C# begins in code, or inside a string or comment that began on an earlier line. A line
/// that looks like a directive is one only in code.
/// </summary>
/// <remarks>
/// Only strings, characters and comments are recognized. A string inside an interpolation of a verbatim string is taken
/// for the end of the verbatim string; such an error lasts at most until the end of the line.
/// </remarks>
internal sealed class CodeScanner
{
    private const string EndOfComment = "*/";

    // The delimiter that closes the open string or comment; null in code.
    private string? _end;

    /// <summary>Whether the next line begins in code.</summary>
    public bool InCode => _end is null;

    /// <summary>Reads the next line, without its line break.</summary>
    public void Read(string line)
    {
        if (InCode && line.AsSpan().TrimStart().StartsWith("#"))
        {
            // A preprocessor directive may contain an unpaired quotation mark, as in "#region don't".
            return;
        }

        for (var at = 0; at < line.Length; )
        {
            at = _end is { } end ? AfterEnd(line, at, end) : AfterToken(line, at);
        }
    }

    private int AfterEnd(string line, int at, string end)
    {
        var found = line.IndexOf(end, at, StringComparison.Ordinal);
        if (found < 0)
        {
            return line.Length;
        }

        var after = found + end.Length;
        if (end == "\"" && after < line.Length && line[after] == '"')
        {
            // Two quotation marks in a verbatim string are an escaped quotation mark.
            return after + 1;
        }

        _end = null;
        return after;
    }

    private int AfterToken(string line, int at) =>
        line[at] switch
        {
            '/' when Next(line, at) == '/' => line.Length,
            '/' when Next(line, at) == '*' => Open(EndOfComment, at + 2),
            '\'' => AfterQuoted(line, at),
            '"' => AfterString(line, at),
            _ => at + 1,
        };

    private int AfterString(string line, int at)
    {
        if (IsVerbatim(line, at))
        {
            return Open("\"", at + 1);
        }

        var marks = line.AsSpan(at).IndexOfAnyExcept('"') is >= 0 and var count ? count : line.Length - at;
        return marks >= 3 ? Open(new string('"', marks), at + marks) : AfterQuoted(line, at);
    }

    private int Open(string end, int at)
    {
        _end = end;
        return at;
    }

    private static bool IsVerbatim(string line, int at) =>
        at > 0 && (line[at - 1] == '@' || (line[at - 1] == '$' && at > 1 && line[at - 2] == '@'));

    // Ordinary strings and characters end on the line on which they begin.
    private static int AfterQuoted(string line, int at)
    {
        for (var i = at + 1; i < line.Length; i++)
        {
            if (line[i] == line[at])
            {
                return i + 1;
            }

            i += line[i] == '\\' ? 1 : 0;
        }

        return line.Length;
    }

    private static char Next(string line, int at) => at + 1 < line.Length ? line[at + 1] : '\0';
}
