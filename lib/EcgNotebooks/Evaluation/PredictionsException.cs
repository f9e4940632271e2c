namespace EcgNotebooks.Evaluation;

/// <summary>Thrown when a file of predictions can't be read.</summary>
internal sealed class PredictionsException : EcgException
{
    private PredictionsException(
        string path,
        int line,
        string column,
        string problem,
        string remedy,
        Exception? cause = null
    )
        : base(problem, remedy, cause)
    {
        Path = path;
        Line = line;
        Column = column;
    }

    /// <summary>Path of the file.</summary>
    public string Path { get; }

    /// <summary>Number of the line, where 1 is the header; 0 if the problem concerns the whole file.</summary>
    public int Line { get; }

    /// <summary>Name of the column; empty if the problem concerns the whole line.</summary>
    public string Column { get; }

    internal static PredictionsException Unreadable(string path, Exception cause) =>
        new(
            path,
            0,
            "",
            $"{path}: the predictions can't be read ({cause.Message})",
            "Evaluate a run that has predictions.",
            cause
        );

    internal static PredictionsException Header(string path, string? found) =>
        new(
            path,
            1,
            "",
            $"{path}, line 1: the header is '{Shown(found ?? "")}'.",
            $"The columns must be {PredictionsFile.Header}."
        );

    internal static PredictionsException Fields(string path, int line, int found, int expected) =>
        new(
            path,
            line,
            "",
            $"{path}, line {line}: {found} fields instead of {expected}.",
            "Write the predictions again; the file may be truncated."
        );

    internal static PredictionsException Value(string path, int line, string column, string found, string expected) =>
        new(
            path,
            line,
            column,
            $"{path}, line {line}, column {column}: the value is '{Shown(found)}'.",
            $"It must be {expected}."
        );

    private static string Shown(string text) => text.Length <= 80 ? text : text[..80] + "...";
}
