using System.Globalization;
using System.Security;
using System.Text;
using System.Xml;
using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures.Rendering;

/// <summary>Writes the text elements of an SVG document.</summary>
internal static class SvgText
{
    public static string Of(IEnumerable<TextShape> texts)
    {
        var svg = new StringBuilder("<g font-family=\"Helvetica, Arial, sans-serif\">\n");
        foreach (var text in texts)
        {
            svg.Append(Element(text)).Append('\n');
        }

        return svg.Append("</g>\n").ToString();
    }

    /// <summary>Escapes text for XML content and attributes, and leaves out characters that XML doesn't allow.</summary>
    public static string Escape(string text)
    {
        var allowed = text.EnumerateRunes()
            .Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value))
            .Select(rune => rune.ToString());
        return SecurityElement.Escape(string.Concat(allowed));
    }

    private static string Element(TextShape text)
    {
        var shift = TextBaseline.Below * text.Size;
        var (x, y) = text.Upward ? (Number(text.X + shift), Number(text.Y)) : (Number(text.X), Number(text.Y + shift));
        var place = text.Upward ? $"transform=\"translate({x} {y}) rotate(-90)\"" : $"x=\"{x}\" y=\"{y}\"";
        var weight = text.Bold ? " font-weight=\"bold\"" : "";
        var anchor = Anchor(text.Align);
        var style = $"font-size=\"{Number(text.Size)}\"{weight} fill=\"{text.Color}\" text-anchor=\"{anchor}\"";
        return $"<text {place} {style}>{Escape(KeepSpaces(text.Text))}</text>";
    }

    // SVG collapses several spaces into one, except for no-break spaces.
    private static string KeepSpaces(string text) => text.Replace("  ", "\u00A0\u00A0", StringComparison.Ordinal);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Anchor(TextAlign align) =>
        align switch
        {
            TextAlign.Left => "start",
            TextAlign.Right => "end",
            _ => "middle",
        };
}
