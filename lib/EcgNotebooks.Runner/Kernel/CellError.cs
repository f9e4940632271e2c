namespace EcgNotebooks.Runner.Kernel;

/// <summary>An error of a cell.</summary>
/// <param name="Name">The name of the exception's type, or CompilationError.</param>
/// <param name="Message">The error message.</param>
/// <param name="Trace">The lines of the stack trace, or the compiler's messages.</param>
public sealed record CellError(string Name, string Message, IReadOnlyList<string> Trace)
{
    private const int LongestText = 20_000;
    private const int MostLines = 500;

    internal static CellError Of(Exception thrown) =>
        new(
            thrown.GetType().Name,
            TextOf(() => thrown.Message),
            TextOf(thrown.ToString).ReplaceLineEndings("\n").Split('\n')
        );

    /// <summary>Returns the error with its texts truncated to a length that a report can hold, with notes on what was cut.</summary>
    internal CellError Bounded()
    {
        var room = LongestText;
        var lines = new List<string>();
        foreach (var line in Trace.TakeWhile(_ => lines.Count < MostLines && room > 0))
        {
            lines.Add(Cut(line, room));
            room -= line.Length;
        }

        if (lines.Count < Trace.Count)
        {
            lines.Add($"[cut: {Trace.Count - lines.Count} more lines]");
        }

        return new CellError(Cut(Name, LongestText), Cut(Message, LongestText), lines);
    }

    private static string Cut(string text, int room) =>
        text.Length <= room ? text : $"{text[..room]} [cut: {text.Length - room} more characters]";

    // An exception's properties are code of its type, which may throw as well.
    private static string TextOf(Func<string?> text)
    {
        try
        {
            return text() ?? "";
        }
        catch (Exception e)
        {
            return $"(its text can't be read: {e.GetType().Name})";
        }
    }
}
