namespace EcgNotebooks.Formats.Csv;

/// <summary>Quotes text for CSV.</summary>
internal static class CsvQuoting
{
    /// <summary>Returns the text, in quotes where it contains a comma, a quote or a line break.</summary>
    public static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
