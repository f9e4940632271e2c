using System.Numerics;

namespace EcgNotebooks.Filtering;

/// <summary>Groups poles and zeros into second-order sections, like SciPy's <c>zpk2sos</c> with pairing 'nearest'.</summary>
/// <remarks>
/// The pole nearest the unit circle is paired with its nearest zero and placed last in the cascade, which keeps the peak gain of
/// the sections low. Of each conjugate pair, only the root in the upper half plane is stored.
/// </remarks>
internal static class SectionPairing
{
    /// <summary>Returns the sections in the order of the cascade; the first one contains the filter's gain.</summary>
    public static SecondOrderSection[] Pair(ZerosPolesGain filter)
    {
        var poles = UpperHalf(filter.Poles, filter.Poles.Length % 2);
        var zeros = UpperHalf(filter.Zeros, filter.Poles.Length % 2);
        var sections = new SecondOrderSection[(filter.Poles.Length + 1) / 2];
        for (var i = sections.Length - 1; i >= 0; i--)
        {
            sections[i] = NextSection(poles, zeros);
        }

        var first = sections[0];
        sections[0] = first with
        {
            B0 = first.B0 * filter.Gain,
            B1 = first.B1 * filter.Gain,
            B2 = first.B2 * filter.Gain,
        };
        return sections;
    }

    private static SecondOrderSection NextSection(List<Complex> poles, List<Complex> zeros)
    {
        var pole = Take(poles, IsAny, DistanceFromCircle);
        if (IsReal(pole) && !poles.Exists(IsReal))
        {
            return Section(Take(zeros, IsReal, z => Complex.Abs(z - pole)), Complex.Zero, pole, Complex.Zero);
        }

        // One real pole and one real zero remain and must be paired with each other, so this pair needs a complex zero.
        var mustBeComplex =
            poles.Count + 1 == zeros.Count && !IsReal(pole) && poles.Count(IsReal) == 1 && zeros.Count(IsReal) == 1;
        var second = IsReal(pole) ? Take(poles, IsReal, DistanceFromCircle) : Complex.Conjugate(pole);
        var zero = Take(zeros, mustBeComplex ? IsComplex : IsAny, z => Complex.Abs(z - pole));
        var secondZero = IsReal(zero) ? Take(zeros, IsReal, z => Complex.Abs(z - pole)) : Complex.Conjugate(zero);
        return Section(zero, secondZero, pole, second);
    }

    private static SecondOrderSection Section(Complex zero1, Complex zero2, Complex pole1, Complex pole2) =>
        new(1, -(zero1 + zero2).Real, (zero1 * zero2).Real, -(pole1 + pole2).Real, (pole1 * pole2).Real);

    private static Complex Take(List<Complex> roots, Predicate<Complex> which, Func<Complex, double> distance)
    {
        var index = Enumerable.Range(0, roots.Count).Where(i => which(roots[i])).MinBy(i => distance(roots[i]));
        var root = roots[index];
        roots.RemoveAt(index);
        return root;
    }

    // Like SciPy's cplxreal: first the complex roots of the upper half plane, sorted by real and imaginary part, then the real
    // roots.
    private static List<Complex> UpperHalf(Complex[] roots, int padding)
    {
        Complex[] padded = [.. roots, .. Enumerable.Repeat(Complex.Zero, padding)];
        var real = padded.Where(NearlyReal).Select(r => new Complex(r.Real, 0)).OrderBy(r => r.Real);
        var upper = padded.Where(r => !NearlyReal(r) && r.Imaginary > 0).OrderBy(r => r.Real).ThenBy(r => r.Imaginary);
        return [.. upper, .. real];
    }

    private static bool NearlyReal(Complex root) => Math.Abs(root.Imaginary) <= 100 * DoubleEpsilon * Complex.Abs(root);

    private const double DoubleEpsilon = 2.220446049250313e-16;

    private static double DistanceFromCircle(Complex root) => Math.Abs(1 - Complex.Abs(root));

    private static bool IsAny(Complex root) => true;

    private static bool IsReal(Complex root) => root.Imaginary == 0;

    private static bool IsComplex(Complex root) => root.Imaginary != 0;
}
