namespace EcgNotebooks.Networks.Kernels;

/// <summary>Transforms the weights of a convolution, (out, in, 3), for Winograd convolution, F(4,3), and packs them into panels of 32 columns.</summary>
internal static class WinogradPanels43
{
    private const int Columns = TileProduct.Columns;

    /// <summary>Number of products for four samples.</summary>
    public const int Planes = 6;

    /// <summary>Returns the size of all panels in floats.</summary>
    public static int Size(ConvolutionShape shape) => Planes * shape.Inputs * shape.Outputs;

    /// <summary>Packs the weights: (out / 32, plane, in, 32).</summary>
    public static void Pack(ConvolutionShape shape, ReadOnlySpan<float> weight, Span<float> panels)
    {
        for (var output = 0; output < shape.Outputs; output++)
        {
            for (var input = 0; input < shape.Inputs; input++)
            {
                var start = (output / Columns * Planes * shape.Inputs + input) * Columns + output % Columns;
                Transform(
                    weight.Slice((output * shape.Inputs + input) * 3, 3),
                    panels[start..],
                    shape.Inputs * Columns
                );
            }
        }
    }

    // In double precision, so that each factor is rounded only once.
    private static void Transform(ReadOnlySpan<float> taps, Span<float> panels, int plane)
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
}
