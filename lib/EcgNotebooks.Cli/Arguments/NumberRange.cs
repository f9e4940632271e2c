using System.Globalization;
using System.Numerics;

namespace EcgNotebooks.Cli.Arguments;

/// <summary>The numbers that an option takes.</summary>
/// <param name="Least">The least of them.</param>
/// <param name="Most">The largest of them.</param>
internal sealed record NumberRange<T>(T Least, T Most)
    where T : struct, INumber<T>, IMinMaxValue<T>
{
    private static readonly bool _isWhole = T.One / (T.One + T.One) == T.Zero;

    /// <summary>How the numbers are written: without separators of thousands, spaces, signs of currency or hexadecimal digits.</summary>
    public NumberStyles Style { get; } =
        _isWhole
            ? NumberStyles.AllowLeadingSign
            : NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Whether a number is among them; what isn't a number isn't.</summary>
    public bool Contains(T number) => number >= Least && number <= Most;

    /// <summary>The numbers as an error describes them.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(_isWhole ? "a whole number" : "a number")} from {Least} to {Most}"
        );
}
