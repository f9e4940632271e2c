using System.Globalization;
using System.Numerics;

namespace EcgNotebooks.Cli.Arguments;

/// <summary>The range of numbers that an option accepts.</summary>
/// <param name="Least">The smallest accepted number.</param>
/// <param name="Most">The largest accepted number.</param>
internal sealed record NumberRange<T>(T Least, T Most)
    where T : struct, INumber<T>, IMinMaxValue<T>
{
    private static readonly bool _isWhole = T.One / (T.One + T.One) == T.Zero;

    /// <summary>The accepted notation: no thousands separators, spaces, currency symbols or hexadecimal digits.</summary>
    public NumberStyles Style { get; } =
        _isWhole
            ? NumberStyles.AllowLeadingSign
            : NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Returns whether a number lies in the range; NaN never does.</summary>
    public bool Contains(T number) => number >= Least && number <= Most;

    /// <summary>Returns the range as error messages describe it, such as "a whole number from 1 to 10".</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(_isWhole ? "a whole number" : "a number")} from {Least} to {Most}"
        );
}
