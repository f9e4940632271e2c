namespace EcgNotebooks.Evaluation;

/// <summary>A file of predictions that can't be read.</summary>
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

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Line in the file, 1 for the header; 0 where the whole file is the cause.</summary>
    public int Line { get; }

    /// <summary>Name of the column; empty where the whole line is the cause.</summary>
    public string Column { get; }

    internal static PredictionsException Unreadable(string path, Exception cause) =>
        new(path, 0, "", $"{path}: can't be read ({cause.Message})", "Evaluate a run that has predictions.", cause);

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
            "Write the predictions again; the file may be cut off."
        );

    internal static PredictionsException Value(string path, int line, string column, string found, string expected) =>
        new(path, line, column, $"{path}, line {line}, column {column}: '{Shown(found)}'.", $"It must be {expected}.");

    private static string Shown(string text) => text.Length <= 80 ? text : text[..80] + "...";
}
