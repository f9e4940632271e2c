namespace EcgNotebooks.Formats.Csv;

/// <summary>The texts by which a field of a table says that its value is missing.</summary>
/// <remarks>
/// Those that pandas' read_csv takes for missing unless told otherwise (na_values), in quotes too, because spreadsheets, R and
/// pandas itself write such words where PTB-XL's own files have empty fields. As in pandas, they have to match to the letter.
/// </remarks>
internal static class MissingValue
{
    private const int MostChars = 8;

    /// <summary>Whether the text, taken out of its quotes, stands for a missing value.</summary>
    public static bool Is(ReadOnlySpan<char> text) => text.IsEmpty || CanBeWord(text) && IsWord(text);

    // Nearly all fields of the table are empty, numbers, dates or long, and needn't be compared with every word.
    private static bool CanBeWord(ReadOnlySpan<char> text) => text.Length <= MostChars && !char.IsAsciiDigit(text[^1]);

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
