namespace EcgNotebooks.Networks.Kernels;

/// <summary>Transforms the weights of a convolution, (out, in, tap), for Winograd convolution and packs them into panels of 32 columns.</summary>
/// <remarks>
/// The products are values of polynomials at the points 0, 1, -1, 2, -2, 1/2, -1/2 and infinity, one plane for each (the method of
/// Toom and Cook; Winograd, Arithmetic Complexity of Computations, 1980). The taps are the coefficients of one of the polynomials.
/// </remarks>
internal static class WinogradPanels
{
    private const int Columns = TileProduct.Columns;

    /// <summary>Number of products per window of the signal.</summary>
    public const int Planes = 8;

    // The points that differ in their sign, and the product of the differences between one of them and all other points.
    private static readonly (double Point, double Scale)[] _pairs = [(1, -4.5), (2, 90), (0.5, 1.40625)];

    /// <summary>Returns the size of all panels in floats.</summary>
    public static int Size(ConvolutionShape shape) => Planes * shape.Inputs * shape.Outputs;

    /// <summary>Packs the weights for the forward pass: (out / 32, plane, in, 32).</summary>
    public static void PackForward(ConvolutionShape shape, ReadOnlySpan<float> weight, Span<float> panels) =>
        Pack(
            shape,
            weight,
            panels,
            shape.Inputs * Columns,
            (output, input) => (output / Columns * Planes * shape.Inputs + input) * Columns + output % Columns
        );

    /// <summary>Packs the weights for the backward pass: (plane, in / 32, out, 32).</summary>
    public static void PackBackward(ConvolutionShape shape, ReadOnlySpan<float> weight, Span<float> panels) =>
        Pack(
            shape,
            weight,
            panels,
            shape.Inputs * shape.Outputs,
            (output, input) => (input / Columns * shape.Outputs + output) * Columns + input % Columns
        );

    /// <summary>Computes the gradient of the weights from the sums of its products.</summary>
    /// <param name="shape">Sizes of the convolution.</param>
    /// <param name="sums">Sums, (plane, out / 32, row, 32); row after row belongs to an input channel.</param>
    /// <param name="rows">Number of rows, at least that of the input channels; those beyond them are ignored.</param>
    /// <param name="gradient">Receives the gradient, (out, in, tap).</param>
    public static void Unpack(ConvolutionShape shape, ReadOnlySpan<float> sums, int rows, Span<float> gradient)
    {
        for (var output = 0; output < shape.Outputs; output++)
        {
            for (var input = 0; input < shape.Inputs; input++)
            {
                var start = (output / Columns * rows + input) * Columns + output % Columns;
                var taps = gradient.Slice((output * shape.Inputs + input) * shape.Taps, shape.Taps);
                Unpack(sums[start..], rows * shape.Outputs, taps);
            }
        }
    }

    private static void Pack(
        ConvolutionShape shape,
        ReadOnlySpan<float> weight,
        Span<float> panels,
        int plane,
        Func<int, int, int> place
    )
    {
        for (var output = 0; output < shape.Outputs; output++)
        {
            for (var input = 0; input < shape.Inputs; input++)
            {
                var taps = weight.Slice((output * shape.Inputs + input) * shape.Taps, shape.Taps);
                Pack(taps, panels[place(output, input)..], plane);
            }
        }
    }

    // In double precision, so that each factor is rounded only once.
    private static void Pack(ReadOnlySpan<float> taps, Span<float> panels, int plane)
    {
        panels[0] = -taps[0];
        for (var i = 0; i < _pairs.Length; i++)
        {
            var (point, scale) = _pairs[i];
            var (even, odd) = (EveryOther(taps, 0, point), EveryOther(taps, 1, point));
            panels[(2 * i + 1) * plane] = (float)((even + odd) / scale);
            panels[(2 * i + 2) * plane] = (float)((even - odd) / scale);
        }

        panels[(Planes - 1) * plane] = taps[^1];
    }

    private static double EveryOther(ReadOnlySpan<float> taps, int first, double point)
    {
        var (sum, power) = (0.0, first == 0 ? 1 : point);
        for (var tap = first; tap < taps.Length; tap += 2)
        {
            sum += taps[tap] * power;
            power *= point * point;
        }

        return sum;
    }

    private static void Unpack(ReadOnlySpan<float> sums, int plane, Span<float> gradient)
    {
        Span<double> taps = stackalloc double[gradient.Length];
        taps.Clear();
        taps[0] -= sums[0];
        taps[^1] += sums[(Planes - 1) * plane];
        for (var i = 0; i < _pairs.Length; i++)
        {
            var (point, scale) = _pairs[i];
            double positive = sums[(2 * i + 1) * plane];
            double negative = sums[(2 * i + 2) * plane];
            var (even, odd, power) = (positive + negative, positive - negative, 1 / scale);
            for (var tap = 0; tap < taps.Length; tap++)
            {
                taps[tap] += (tap % 2 == 0 ? even : odd) * power;
                power *= point;
            }
        }

        for (var tap = 0; tap < taps.Length; tap++)
        {
            gradient[tap] = (float)taps[tap];
        }
    }
}
