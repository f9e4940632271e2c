namespace EcgNotebooks.Networks.Kernels;

/// <summary>A convolution's weights (out, in, tap) in panels of 32 columns, as the tiles read them one after the other.</summary>
internal static class ConvolutionPanels
{
    private const int Columns = TileProduct.Columns;

    /// <summary>(out / 32, tap, in, 32), for the product with windows of the input.</summary>
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

    /// <summary>(out / 32, in / 32, tap, 32 of out, 32 of in) with the taps turned round, for windows of the gradient.</summary>
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

    /// <summary>Puts panels in the order of <see cref="PackForward"/> into the weights' own.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="panels">Panels of <paramref name="rows"/> rows, of which those beyond the window are left out.</param>
    /// <param name="rows">Rows of each panel.</param>
    /// <param name="gradient">(out, in, tap).</param>
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
