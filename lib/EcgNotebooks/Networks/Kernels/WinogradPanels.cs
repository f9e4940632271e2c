namespace EcgNotebooks.Networks.Kernels;

/// <summary>Transforms the weights of a convolution, (out, in, 3), for Winograd convolution, F(4,3), and packs them into panels of 32 columns.</summary>
internal static class WinogradPanels
{
    private const int Columns = TileProduct.Columns;

    /// <summary>Number of products for four samples.</summary>
    public const int Planes = 6;

    /// <summary>Number of samples that are computed together.</summary>
    public const int Samples = 4;

    /// <summary>Returns the size of all panels in floats.</summary>
    public static int Size(ConvolutionShape shape) => Planes * shape.Inputs * shape.Outputs;

    /// <summary>Packs the weights for the forward pass: (out / 32, plane, in, 32).</summary>
    public static void PackForward(ConvolutionShape shape, ReadOnlySpan<float> weight, Span<float> panels)
    {
        for (var output = 0; output < shape.Outputs; output++)
        {
            for (var input = 0; input < shape.Inputs; input++)
            {
                var start = (output / Columns * Planes * shape.Inputs + input) * Columns + output % Columns;
                Pack(weight.Slice((output * shape.Inputs + input) * 3, 3), panels[start..], shape.Inputs * Columns);
            }
        }
    }

    /// <summary>Packs the weights for the backward pass: (plane, in / 32, out, 32).</summary>
    public static void PackBackward(ConvolutionShape shape, ReadOnlySpan<float> weight, Span<float> panels)
    {
        for (var output = 0; output < shape.Outputs; output++)
        {
            for (var input = 0; input < shape.Inputs; input++)
            {
                var start = (input / Columns * shape.Outputs + output) * Columns + input % Columns;
                Pack(
                    weight.Slice((output * shape.Inputs + input) * 3, 3),
                    panels[start..],
                    shape.Inputs * shape.Outputs
                );
            }
        }
    }

    /// <summary>Computes the gradient of the weights from the sums of its products.</summary>
    /// <param name="shape">Sizes of the convolution.</param>
    /// <param name="sums">Sums, (plane, out / 32, in, 32).</param>
    /// <param name="gradient">Receives the gradient, (out, in, 3).</param>
    public static void Unpack(ConvolutionShape shape, ReadOnlySpan<float> sums, Span<float> gradient)
    {
        var plane = shape.Inputs * shape.Outputs;
        for (var output = 0; output < shape.Outputs; output++)
        {
            for (var input = 0; input < shape.Inputs; input++)
            {
                var start = (output / Columns * shape.Inputs + input) * Columns + output % Columns;
                Unpack(sums[start..], plane, gradient.Slice((output * shape.Inputs + input) * 3, 3));
            }
        }
    }

    // In double precision, so that each factor is rounded only once.
    private static void Pack(ReadOnlySpan<float> taps, Span<float> panels, int plane)
    {
        var (outer, wide) = (taps[0] + (double)taps[2], taps[0] + 4.0 * taps[2]);
        var middle = (double)taps[1];
        panels[0] = taps[0] / 4;
        panels[plane] = (float)(-(outer + middle) / 6);
        panels[2 * plane] = (float)(-(outer - middle) / 6);
        panels[3 * plane] = (float)((wide + 2 * middle) / 24);
        panels[4 * plane] = (float)((wide - 2 * middle) / 24);
        panels[5 * plane] = taps[2];
    }

    private static void Unpack(ReadOnlySpan<float> sums, int plane, Span<float> gradient)
    {
        double b = sums[plane];
        double c = sums[2 * plane];
        double d = sums[3 * plane];
        double e = sums[4 * plane];
        gradient[0] = (float)(sums[0] / 4.0 - (b + c) / 6 + (d + e) / 24);
        gradient[1] = (float)((c - b) / 6 + (d - e) / 12);
        gradient[2] = (float)((d + e - b - c) / 6 + sums[5 * plane]);
    }
}
