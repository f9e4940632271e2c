using System.Globalization;

namespace EcgNotebooks.Figures.Drawing;

/// <summary>Computes fill colours that get darker with a fraction, and a readable text colour on them.</summary>
internal static class Shade
{
    private static readonly int[] _white = [0xFF, 0xFF, 0xFF];
    private static readonly int[] _fullOrange = [0xE6, 0x9F, 0x00];
    private static readonly int[] _lightBlue = [0xF2, 0xF7, 0xFB];
    private static readonly int[] _darkBlue = [0x00, 0x45, 0x7A];

    /// <summary>Returns a colour from almost white at 0 to dark blue at 1.</summary>
    public static string Blue(double share) => Between(_lightBlue, _darkBlue, share);

    /// <summary>
    /// Returns a colour from white at 0 to the palette's orange at 1, on which a black line is still visible.
    /// </summary>
    public static string Orange(double share) => Between(_white, _fullOrange, share);

    private static string Between(int[] from, int[] to, double share)
    {
        var parts = from.Zip(to, (start, end) => (int)Math.Round(start + (share * (end - start))));
        return "#" + string.Concat(parts.Select(part => part.ToString("X2", CultureInfo.InvariantCulture)));
    }

    /// <summary>Returns black or white, whichever contrasts more with the fill.</summary>
    public static string TextOn(string fill) =>
        Contrast(fill, Palette.White) > Contrast(fill, Palette.Black) ? Palette.White : Palette.Black;

    /// <summary>
    /// Returns the contrast ratio of two colours, 1 to 21 (WCAG 2.1, contrast ratio and relative luminance).
    /// </summary>
    public static double Contrast(string first, string second)
    {
        var (a, b) = (Luminance(first), Luminance(second));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string color) =>
        (0.2126 * Linear(color, 1)) + (0.7152 * Linear(color, 3)) + (0.0722 * Linear(color, 5));

    private static double Linear(string color, int start)
    {
        var value = int.Parse(color.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
