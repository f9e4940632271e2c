namespace EcgNotebooks.Networks.Kernels;

/// <summary>Transforms the weights of a convolution, (out, in, 3), for Winograd convolution, F(2,3), and packs them into panels of 32 columns.</summary>
internal static class WinogradPanels
{
    private const int Columns = TileProduct.Columns;

    /// <summary>Number of products for two samples.</summary>
    public const int Planes = 4;

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
        var (plane, i) = (shape.Inputs * shape.Outputs, 0);
        for (var output = 0; output < shape.Outputs; output++)
        {
            for (var input = 0; input < shape.Inputs; input++)
            {
                var at = (output / Columns * shape.Inputs + input) * Columns + output % Columns;
                var (b, c) = (sums[at + plane], sums[at + 2 * plane]);
                gradient[i++] = sums[at] + (b + c) / 2;
                gradient[i++] = (b - c) / 2;
                gradient[i++] = (b + c) / 2 + sums[at + 3 * plane];
            }
        }
    }

    private static void Pack(ReadOnlySpan<float> taps, Span<float> panels, int plane)
    {
        panels[0] = taps[0];
        panels[plane] = (taps[0] + taps[2] + taps[1]) / 2;
        panels[2 * plane] = (taps[0] + taps[2] - taps[1]) / 2;
        panels[3 * plane] = taps[2];
    }
}
