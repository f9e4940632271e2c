using System.Numerics;

namespace EcgNotebooks.Filtering;

/// <summary>A filter in zero-pole-gain form.</summary>
/// <param name="Zeros">Roots of the numerator.</param>
/// <param name="Poles">Roots of the denominator.</param>
/// <param name="Gain">Factor of the transfer function.</param>
internal sealed record ZerosPolesGain(Complex[] Zeros, Complex[] Poles, double Gain)
{
    /// <summary>Returns the analogue low-pass prototype with a cutoff of 1 rad/s, like SciPy's <c>buttap</c>.</summary>
    public static ZerosPolesGain Prototype(int order)
    {
        var poles = new Complex[order];
        for (var i = 0; i < order; i++)
        {
            poles[i] = -Complex.Exp(new Complex(0, Math.PI * (2 * i + 1 - order) / (2 * order)));
        }

        return new([], poles, 1);
    }

    /// <summary>Transforms the prototype to a low-pass filter with another cutoff (rad/s), like SciPy's <c>lp2lp_zpk</c>.</summary>
    public ZerosPolesGain ToLowPass(double cutoff) =>
        new(Map(Zeros, z => z * cutoff), Map(Poles, p => p * cutoff), Gain * Math.Pow(cutoff, RelativeDegree));

    /// <summary>Transforms the prototype to a high-pass filter with a cutoff in rad/s, like SciPy's <c>lp2hp_zpk</c>.</summary>
    public ZerosPolesGain ToHighPass(double cutoff) =>
        new(
            [.. Map(Zeros, z => Divide(cutoff, z)), .. Repeat(Complex.Zero, RelativeDegree)],
            Map(Poles, p => Divide(cutoff, p)),
            Gain * Divide(Product(Zeros, z => -z), Product(Poles, p => -p)).Real
        );

    /// <summary>Transforms the prototype to a band-pass filter with a centre and width in rad/s, like SciPy's <c>lp2bp_zpk</c>.</summary>
    public ZerosPolesGain ToBandPass(double centre, double width) =>
        new(
            [.. Split(Map(Zeros, z => z * width / 2), centre), .. Repeat(Complex.Zero, RelativeDegree)],
            Split(Map(Poles, p => p * width / 2), centre),
            Gain * Math.Pow(width, RelativeDegree)
        );

    /// <summary>Transforms the prototype to a band-stop filter with a centre and width in rad/s, like SciPy's <c>lp2bs_zpk</c>.</summary>
    public ZerosPolesGain ToBandStop(double centre, double width) =>
        new(
            [
                .. Split(Map(Zeros, z => Divide(width / 2, z)), centre),
                .. Repeat(new Complex(0, centre), RelativeDegree),
                .. Repeat(new Complex(0, -centre), RelativeDegree),
            ],
            Split(Map(Poles, p => Divide(width / 2, p)), centre),
            Gain * Divide(Product(Zeros, z => -z), Product(Poles, p => -p)).Real
        );

    /// <summary>Transforms an analogue to a digital filter by the bilinear transform, like SciPy's <c>bilinear_zpk</c>.</summary>
    public ZerosPolesGain ToDigital(double samplingRate)
    {
        var twice = 2 * samplingRate;
        return new(
            [.. Map(Zeros, z => Divide(twice + z, twice - z)), .. Repeat(-Complex.One, RelativeDegree)],
            Map(Poles, p => Divide(twice + p, twice - p)),
            Gain * Divide(Product(Zeros, z => twice - z), Product(Poles, p => twice - p)).Real
        );
    }

    /// <summary>Multiplies the roots out to a transfer function, like SciPy's <c>zpk2tf</c>.</summary>
    public TransferFunction ToTransferFunction() =>
        new(Array.ConvertAll(Polynomial(Zeros), c => Gain * c), Polynomial(Poles));

    private int RelativeDegree => Poles.Length - Zeros.Length;

    private static Complex[] Map(Complex[] roots, Converter<Complex, Complex> map) => Array.ConvertAll(roots, map);

    private static IEnumerable<Complex> Repeat(Complex root, int count) => Enumerable.Repeat(root, count);

    private static Complex Product(Complex[] roots, Func<Complex, Complex> map) =>
        roots.Aggregate(Complex.One, (product, root) => product * map(root));

    // Each root of the prototype becomes two roots around the centre of the band.
    private static Complex[] Split(Complex[] roots, double centre)
    {
        var offsets = Map(roots, r => Complex.Sqrt(r * r - centre * centre));
        return [.. roots.Zip(offsets, (r, d) => r + d), .. roots.Zip(offsets, (r, d) => r - d)];
    }

    // R. L. Smith's complex division (1962) in NumPy's variant, which multiplies by a reciprocal; the last bit depends on it.
    private static Complex Divide(Complex a, Complex b)
    {
        if (Math.Abs(b.Real) >= Math.Abs(b.Imaginary))
        {
            var ratio = b.Imaginary / b.Real;
            var scale = 1 / (b.Real + b.Imaginary * ratio);
            return new((a.Real + a.Imaginary * ratio) * scale, (a.Imaginary - a.Real * ratio) * scale);
        }
        else
        {
            var ratio = b.Real / b.Imaginary;
            var scale = 1 / (b.Imaginary + b.Real * ratio);
            return new((a.Real * ratio + a.Imaginary) * scale, (a.Imaginary * ratio - a.Real) * scale);
        }
    }

    private static double[] Polynomial(Complex[] roots)
    {
        Complex[] coefficients = [Complex.One];
        foreach (var root in roots)
        {
            var next = new Complex[coefficients.Length + 1];
            coefficients.CopyTo(next, 0);
            for (var i = 0; i < coefficients.Length; i++)
            {
                next[i + 1] -= coefficients[i] * root;
            }

            coefficients = next;
        }

        // The roots come in conjugate pairs, so the imaginary parts are rounding errors.
        return Array.ConvertAll(coefficients, c => c.Real);
    }
}
