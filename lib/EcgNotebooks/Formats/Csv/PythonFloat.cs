using System.Globalization;

namespace EcgNotebooks.Formats.Csv;

/// <summary>Formats doubles as Python's <c>repr</c> does: the shortest text that reads back as the same double, with a point or an exponent.</summary>
internal static class PythonFloat
{
    /// <summary>Returns the text, such as <c>4759.0</c>, <c>0.0001</c>, <c>1e-05</c> or <c>1e+16</c>.</summary>
    public static string Format(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan"
                : value > 0 ? "inf"
                : "-inf";
        }

        var (digits, exponent) = ShortestDigits(Math.Abs(value));
        var sign = double.IsNegative(value) ? "-" : "";
        return sign + (exponent is < -4 or >= 16 ? Scientific(digits, exponent) : Plain(digits, exponent));
    }

    // Returns the significant digits without the decimal point, and the decimal exponent of the first digit.
    private static (string Digits, int Exponent) ShortestDigits(double value)
    {
        if (value == 0)
        {
            return ("0", 0);
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var e = text.IndexOf('E', StringComparison.Ordinal);
        var (mantissa, power) =
            e < 0 ? (text, 0) : (text[..e], int.Parse(text[(e + 1)..], CultureInfo.InvariantCulture));
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa : mantissa[..point];
        var all = whole + (point < 0 ? "" : mantissa[(point + 1)..]);
        var digits = all.TrimStart('0');
        var exponent = power + whole.Length - 1 - (all.Length - digits.Length);
        digits = digits.TrimEnd('0');
        return (digits, exponent);
    }

    private static string Plain(string digits, int exponent)
    {
        if (exponent < 0)
        {
            return $"0.{new string('0', -exponent - 1)}{digits}";
        }

        var padded = digits.PadRight(exponent + 1, '0');
        var fraction = padded[(exponent + 1)..];
        return $"{padded[..(exponent + 1)]}.{(fraction.Length == 0 ? "0" : fraction)}";
    }

    private static string Scientific(string digits, int exponent)
    {
        var fraction = digits.Length > 1 ? $".{digits[1..]}" : "";
        var sign = exponent < 0 ? '-' : '+';
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{sign}{Math.Abs(exponent):00}");
    }
}
