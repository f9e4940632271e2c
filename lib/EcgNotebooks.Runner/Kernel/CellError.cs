namespace EcgNotebooks.Runner.Kernel;

/// <summary>An error of a cell.</summary>
/// <param name="Name">The exception's type, or CompilationError.</param>
/// <param name="Message">What it says.</param>
/// <param name="Trace">Lines of the stack, or the compiler's messages.</param>
public sealed record CellError(string Name, string Message, IReadOnlyList<string> Trace)
{
    private const int LongestText = 20_000;
    private const int MostLines = 500;

    internal static CellError Of(Exception thrown) =>
        new(
            thrown.GetType().Name,
            Told(() => thrown.Message),
            Told(thrown.ToString).ReplaceLineEndings("\n").Split('\n')
        );

    /// <summary>The error with as much of its texts as a report can hold, and a note where something was cut.</summary>
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

    // The texts of an exception are code of its type, which may fail, too.
    private static string Told(Func<string?> text)
    {
        try
        {
            return text() ?? "";
        }
        catch (Exception e)
        {
            return $"(its text can't be had: {e.GetType().Name})";
        }
    }
}
