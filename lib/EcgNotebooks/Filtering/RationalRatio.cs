namespace EcgNotebooks.Filtering;

/// <summary>Approximates numbers by ratios of whole numbers.</summary>
internal static class RationalRatio
{
    // The relative error of a sampling rate written with ten digits.
    private const double Exact = 1e-9;

    // A recording of 10 s is then at most 0.01 ms too long or too short.
    private const double Tolerance = 1e-6;

    /// <summary>Finds the ratio with the smallest terms that is equal to a value, or else the closest one, in lowest terms.</summary>
    /// <returns>False if no ratio with terms up to <paramref name="largest"/> is close enough.</returns>
    /// <remarks>The candidates are the convergents of the value's continued fraction.</remarks>
    public static bool TryFind(double value, int largest, out int numerator, out int denominator)
    {
        (numerator, denominator) = (0, 1);
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
                return Error(numerator, denominator, value) <= Tolerance;
            }

            (numerator, denominator) = ((int)p1, (int)q1);
            if (Error(numerator, denominator, value) <= Exact)
            {
                return true;
            }
        }
    }

    private static double Error(int numerator, int denominator, double value) =>
        Math.Abs((double)numerator / denominator / value - 1);

    /// <summary>Returns the greatest common divisor of two positive numbers, by Euclid's algorithm.</summary>
    public static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
