using PlotlyObject = DynamicObj.DynamicObj;

namespace EcgNotebooks.Plotly;

/// <summary>Escapes, formats and measures the texts of a chart; plotly.js interprets some HTML tags and entities in them.</summary>
internal static class Text
{
    private const string Family = "Helvetica, Arial, sans-serif";

    // The average width of a letter as a fraction of the font size, rounded up a little.
    private const double LetterWidth = 0.56;

    /// <summary>Returns the text with tags and entities escaped.</summary>
    public static string Plain(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("  ", "\u00A0\u00A0", StringComparison.Ordinal);

    /// <summary>Returns the text in bold, with tags and entities escaped.</summary>
    public static string Bold(string text) => text.Length == 0 ? "" : $"<b>{Plain(text)}</b>";

    /// <summary>Estimates the width of a text in pixels.</summary>
    public static double Width(string text, double size) => text.Length * size * LetterWidth;

    /// <summary>Wraps a text into lines of at most the given width in pixels; an empty text has no line.</summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double width)
    {
        List<string> lines = [];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && Width($"{lines[^1]} {word}", size) <= width)
            {
                lines[^1] += $" {word}";
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }

    /// <summary>Creates the properties of a font; the size is in pixels.</summary>
    public static PlotlyObject Font(double size, string color = "#000000") =>
        Node.Of(("family", Family), ("size", size), ("color", color));
}
