namespace EcgNotebooks.Networks.Kernels;

/// <summary>Packs the weights of a convolution, (out, in, tap), into panels of 32 columns, in the order in which the tile products read them.</summary>
internal static class ConvolutionPanels
{
    private const int Columns = TileProduct.Columns;

    /// <summary>Packs the weights for the forward pass: (out / 32, tap, in, 32).</summary>
    public static void PackForward(ConvolutionShape shape, ReadOnlySpan<float> weight, Span<float> panels)
    {
        var i = 0;
        for (var output = 0; output < shape.Outputs; output++)
        {
            var column = panels[Start(output, shape.Window)..];
            for (var input = 0; input < shape.Inputs; input++)
            {
                for (var tap = 0; tap < shape.Taps; tap++)
                {
                    column[(tap * shape.Inputs + input) * Columns] = weight[i++];
                }
            }
        }
    }

    /// <summary>Packs the weights for the backward pass, with reversed taps: (out / 32, in / 32, tap, 32 of out, 32 of in).</summary>
    public static void PackBackward(ConvolutionShape shape, ReadOnlySpan<float> weight, Span<float> panels)
    {
        var i = 0;
        for (var output = 0; output < shape.Outputs; output++)
        {
            for (var input = 0; input < shape.Inputs; input++)
            {
                var panel = output / Columns * (shape.Inputs / Columns) + input / Columns;
                for (var tap = shape.Taps - 1; tap >= 0; tap--)
                {
                    var row = (panel * shape.Taps + tap) * Columns + output % Columns;
                    panels[row * Columns + input % Columns] = weight[i++];
                }
            }
        }
    }

    /// <summary>Unpacks panels in the order of <see cref="PackForward"/> to the order of the weights.</summary>
    /// <param name="shape">Sizes of the convolution.</param>
    /// <param name="panels">Panels of <paramref name="rows"/> rows; rows beyond the window are ignored.</param>
    /// <param name="rows">Number of rows of each panel.</param>
    /// <param name="gradient">Receives the gradient of the weights, (out, in, tap).</param>
    public static void Unpack(ConvolutionShape shape, ReadOnlySpan<float> panels, int rows, Span<float> gradient)
    {
        var i = 0;
        for (var output = 0; output < shape.Outputs; output++)
        {
            var column = panels[Start(output, rows)..];
            for (var input = 0; input < shape.Inputs; input++)
            {
                for (var tap = 0; tap < shape.Taps; tap++)
                {
                    gradient[i++] = column[(tap * shape.Inputs + input) * Columns];
                }
            }
        }
    }

    private static int Start(int output, int rows) => output / Columns * rows * Columns + output % Columns;
}
