namespace EcgNotebooks.Formats.Csv;

/// <summary>Thrown for a CSV table that can't be read; holds the file, the line and the column of the error.</summary>
public sealed class TableException : EcgException
{
    private TableException(
        string file,
        int line,
        string? column,
        string problem,
        string remedy,
        Exception? cause = null
    )
        : base($"{Place(file, line, column)}: {problem}", remedy, cause)
    {
        File = file;
        Line = line;
        Column = column;
    }

    /// <summary>Path of the file.</summary>
    public string File { get; }

    /// <summary>Line on which the record begins, counted from 1; 0 where the error is about the whole file.</summary>
    public int Line { get; }

    /// <summary>Name of the column; null where the error is about the whole record.</summary>
    public string? Column { get; }

    internal static TableException NotFound(string file) =>
        new(file, 0, null, "the file doesn't exist.", "Check the path, or download the dataset first.");

    internal static TableException NoTableInFolder(string folder, string name) =>
        new(
            folder,
            0,
            null,
            $"the folder doesn't contain {name}.",
            "Name the folder of a PTB-XL dataset, or the table itself."
        );

    internal static TableException Unreadable(string file, Exception cause) =>
        new(file, 0, null, $"can't be read ({cause.Message})", "Check the file's permissions.", cause);

    internal static TableException Empty(string file) =>
        new(file, 0, null, "the file is empty.", "Download the file again; a table has a header line and rows.");

    internal static TableException NotUtf8(string file, int line, Exception cause) =>
        new(file, line, null, "the text on or soon after this line isn't UTF-8.", "Save the file in UTF-8.", cause);

    internal static TableException Malformed(string file, int line, string? column, Exception cause) =>
        new(
            file,
            line,
            column,
            "a quoted field isn't closed, or text follows its closing quote.",
            "Correct the quotes.",
            cause
        );

    internal static TableException TooLong(string file, int line, Exception cause) =>
        new(
            file,
            line,
            null,
            "the record is longer than this reader allows.",
            "Look for a missing closing quote.",
            cause
        );

    internal static TableException TooManyFields(string file, int most) =>
        new(
            file,
            0,
            null,
            $"a line has more than {most} commas, so this isn't a table.",
            "Choose a table, or download the file again if it is damaged."
        );

    internal static TableException MissingColumn(string file, int line, string column, IEnumerable<string> present) =>
        new(
            file,
            line,
            column,
            $"the header doesn't have this column, only {string.Join(", ", present)}.",
            "Add the column to the file."
        );

    internal static TableException DuplicateColumn(string file, int line, string column) =>
        new(file, line, column, "the header names this column twice.", "Remove or rename one of them.");

    internal static TableException FieldCount(string file, int line, string? column, int found, int expected) =>
        new(
            file,
            line,
            column,
            $"the row has {found} fields, but the header has {expected}.",
            "Correct the row: look for a missing or unquoted comma."
        );

    internal static TableException Missing(string file, int line, string column, string found, string expected) =>
        new(
            file,
            line,
            column,
            $"the field {(found.Length > 0 ? $"is '{found}', which means a missing value" : "is empty")}; expected {expected}.",
            "Fill the field, or remove the row."
        );

    internal static TableException Unexpected(string file, int line, string column, string found, string expected) =>
        new(file, line, column, $"'{Shortened(found)}' is not {expected}.", "Correct the field.");

    internal static TableException Duplicate(string file, int line, string column, string found) =>
        new(file, line, column, $"{found} already occurs in an earlier row.", "Remove one of the rows.");

    private static string Place(string file, int line, string? column) =>
        (line, column) switch
        {
            (0, _) => file,
            (_, null) => $"{file}, line {line}",
            _ => $"{file}, line {line}, column {column}",
        };

    private static string Shortened(string text) => text.Length <= 60 ? text : $"{text[..60]}...";
}
