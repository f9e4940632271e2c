namespace EcgNotebooks.Formats.Csv;

/// <summary>Text as a CSV field.</summary>
internal static class CsvQuoting
{
    /// <summary>The text, in quotes where it holds a comma, a quote or a line end.</summary>
    public static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
