using PlotlyObject = DynamicObj.DynamicObj;

namespace EcgNotebooks.Plotly;

/// <summary>Texts of a chart; plotly.js reads a few tags and entities in them.</summary>
internal static class Text
{
    private const string Family = "Helvetica, Arial, sans-serif";

    // Average width of a letter per font size, a little generous.
    private const double LetterWidth = 0.56;

    /// <summary>The text as it stands, without tags.</summary>
    public static string Plain(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("  ", "\u00A0\u00A0", StringComparison.Ordinal);

    /// <summary>The text in bold, without other tags.</summary>
    public static string Bold(string text) => text.Length == 0 ? "" : $"<b>{Plain(text)}</b>";

    /// <summary>About how wide a text is, in pixels.</summary>
    public static double Width(string text, double size) => text.Length * size * LetterWidth;

    /// <summary>The text's words in lines that fit a width in pixels; no line for no text.</summary>
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

    /// <summary>A font.</summary>
    public static PlotlyObject Font(double size, string color = "#000000") =>
        Node.Of(("family", Family), ("size", size), ("color", color));
}
