namespace EcgNotebooks.Formats.Csv;

/// <summary>A CSV table that can't be read, with the file, line and column at fault.</summary>
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

    /// <summary>Line in the file where the record begins, from 1; 0 where the whole file is at fault.</summary>
    public int Line { get; }

    /// <summary>Name of the column; null where the whole record is at fault.</summary>
    public string? Column { get; }

    internal static TableException NotFound(string file) =>
        new(file, 0, null, "there is no such file.", "Check the path, or download the dataset first.");

    internal static TableException NoTableInFolder(string folder, string name) =>
        new(
            folder,
            0,
            null,
            $"the folder holds no {name}.",
            "Name the folder of a PTB-XL dataset, or the table itself."
        );

    internal static TableException Unreadable(string file, Exception cause) =>
        new(file, 0, null, $"can't be read ({cause.Message})", "Check that it may be read.", cause);

    internal static TableException Empty(string file) =>
        new(file, 0, null, "the file is empty.", "Get the file again: it has a header line and rows.");

    internal static TableException NotUtf8(string file, int line, Exception cause) =>
        new(file, line, null, "the text at or soon after this line is not UTF-8.", "Save the file in UTF-8.", cause);

    internal static TableException Malformed(string file, int line, string? column, Exception cause) =>
        new(file, line, column, "a quoted field is not closed, or text follows it.", "Repair the quotes.", cause);

    internal static TableException TooLong(string file, int line, Exception cause) =>
        new(
            file,
            line,
            null,
            "the record is longer than a table's can be.",
            "Look for a missing closing quote.",
            cause
        );

    internal static TableException TooManyFields(string file, int most) =>
        new(
            file,
            0,
            null,
            $"a line has more than {most} commas, more than a line of any table.",
            "Name a table; this file is something else, or damaged."
        );

    internal static TableException MissingColumn(string file, int line, string column, IEnumerable<string> present) =>
        new(
            file,
            line,
            column,
            $"the header names no such column, only {string.Join(", ", present)}.",
            "Add the column."
        );

    internal static TableException DuplicateColumn(string file, int line, string column) =>
        new(file, line, column, "the header names this column twice.", "Remove or rename one of them.");

    internal static TableException FieldCount(string file, int line, string? column, int found, int expected) =>
        new(
            file,
            line,
            column,
            $"{found} fields, where the header has {expected}.",
            "Repair the row: look for a missing or unquoted comma."
        );

    internal static TableException Missing(string file, int line, string column, string found, string expected) =>
        new(
            file,
            line,
            column,
            $"the field {(found.Length > 0 ? $"says '{found}', which stands for a missing value" : "is empty")}; expected is {expected}.",
            "Fill the field, or remove the row."
        );

    internal static TableException Unexpected(string file, int line, string column, string found, string expected) =>
        new(file, line, column, $"'{Shortened(found)}' is not {expected}.", "Correct the field.");

    internal static TableException Duplicate(string file, int line, string column, string found) =>
        new(file, line, column, $"{found} was in an earlier row already.", "Remove one of the rows.");

    private static string Place(string file, int line, string? column) =>
        (line, column) switch
        {
            (0, _) => file,
            (_, null) => $"{file}, line {line}",
            _ => $"{file}, line {line}, column {column}",
        };

    private static string Shortened(string text) => text.Length <= 60 ? text : $"{text[..60]}...";
}
