namespace EcgNotebooks.Filtering;

/// <summary>A number as the ratio of two whole numbers.</summary>
internal static class RationalRatio
{
    // Ten seconds then end less than a hundredth of a millisecond early or late.
    private const double Tolerance = 1e-6;

    /// <summary>The first convergent of the number's continued fraction that is close enough, in lowest terms.</summary>
    /// <returns>False where none with terms up to <paramref name="largest"/> is.</returns>
    public static bool TryFind(double value, int largest, out int numerator, out int denominator)
    {
        (numerator, denominator) = (0, 0);
        if (!(value >= 1.0 / largest && value <= largest))
        {
            return false;
        }

        var (p0, q0, p1, q1) = (0.0, 1.0, 1.0, 0.0);
        for (var rest = value; ; rest = 1 / (rest - Math.Floor(rest)))
        {
            var whole = Math.Floor(rest);
            (p0, q0, p1, q1) = (p1, q1, whole * p1 + p0, whole * q1 + q0);
            if (!(p1 <= largest && q1 <= largest))
            {
                return false;
            }

            if (Math.Abs(p1 / q1 / value - 1) <= Tolerance && p1 > 0)
            {
                (numerator, denominator) = ((int)p1, (int)q1);
                return true;
            }
        }
    }

    public static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
