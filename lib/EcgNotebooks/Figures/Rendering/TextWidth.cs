namespace EcgNotebooks.Figures.Rendering;

/// <summary>Widths of text, estimated so that a layout depends on no installed font.</summary>
internal static class TextWidth
{
    // Common sans-serif fonts are up to a tenth wider than Helvetica, whose widths these are.
    private const double Margin = 1.1;

    /// <summary>About the width of the text in pixels, rather too much than too little.</summary>
    public static double Of(string text, double size, bool bold = false) =>
        text.Sum(Em) * size * Margin * (bold ? 1.06 : 1);

    /// <summary>The text in lines of at most a width, broken at spaces; a longer word stands alone.</summary>
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

    // Helvetica's widths (Adobe font metrics), rounded to classes.
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
