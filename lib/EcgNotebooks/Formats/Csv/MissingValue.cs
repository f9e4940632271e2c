namespace EcgNotebooks.Formats.Csv;

/// <summary>Recognises the texts that stand for a missing value in a field of a table.</summary>
/// <remarks>
/// These are pandas' default na_values for read_csv, also inside quotes, because spreadsheets, R and pandas itself write such
/// words where PTB-XL's own files have empty fields. As in pandas, they must match exactly.
/// </remarks>
internal static class MissingValue
{
    private const int MaxChars = 8;

    /// <summary>Returns whether the text of a field, without its quotes, stands for a missing value.</summary>
    public static bool Is(ReadOnlySpan<char> text) => text.IsEmpty || CanBeWord(text) && IsWord(text);

    // Nearly all fields of the table are empty, numbers, dates or long texts, and need not be compared with every word.
    private static bool CanBeWord(ReadOnlySpan<char> text) => text.Length <= MaxChars && !char.IsAsciiDigit(text[^1]);

    private static bool IsWord(ReadOnlySpan<char> text) =>
        text
            is "#N/A"
                or "#N/A N/A"
                or "#NA"
                or "-1.#IND"
                or "-1.#QNAN"
                or "-NaN"
                or "-nan"
                or "1.#IND"
                or "1.#QNAN"
                or "<NA>"
                or "N/A"
                or "NA"
                or "NULL"
                or "NaN"
                or "None"
                or "n/a"
                or "nan"
                or "null";
}
