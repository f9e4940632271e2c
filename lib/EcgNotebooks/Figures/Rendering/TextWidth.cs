namespace EcgNotebooks.Figures.Rendering;

/// <summary>Estimates the width of text, so that the layout doesn't depend on installed fonts.</summary>
internal static class TextWidth
{
    // The widths are those of Helvetica; common sans-serif fonts are up to a tenth wider.
    private const double Margin = 1.1;

    /// <summary>Returns the approximate width of the text in pixels, rather too large than too small.</summary>
    public static double Of(string text, double size, bool bold = false) =>
        text.Sum(Em) * size * Margin * (bold ? 1.06 : 1);

    /// <summary>Breaks text at spaces into lines of at most the given width; a longer word has a line of its own.</summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double width, bool bold = false)
    {
        List<string> lines = [];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && Of($"{lines[^1]} {word}", size, bold) <= width)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }

    // Helvetica's widths (Adobe font metrics) in em, grouped into classes.
    private static double Em(char letter) =>
        letter switch
        {
            'i' or 'j' or 'l' or 'I' or ' ' or '.' or ',' or ':' or ';' or '|' or '\'' or '!' => 0.28,
            'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '-' or '/' => 0.34,
            'm' or 'w' or 'M' or 'W' or '%' or '@' => 0.87,
            >= 'A' and <= 'Z' => 0.7,
            > '\u2E80' => 1,
            _ => 0.56,
        };
}
