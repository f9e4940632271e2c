namespace EcgNotebooks.Networks.Kernels;

/// <summary>A convolution's weights (out, in, tap) in panels of 32 columns, as the tiles read them one after the other.</summary>
internal static class ConvolutionPanels
{
    private const int Columns = TileProduct.Columns;

    /// <summary>(out / 32, tap, in, 32), for the product with windows of the input.</summary>
    public static void PackForward(ConvolutionShape shape, ReadOnlySpan<float> weight, Span<float> panels)
    {
        for (var i = 0; i < weight.Length; i++)
        {
            panels[Position(shape, i)] = weight[i];
        }
    }

    /// <summary>(out / 32, in / 32, tap, 32 of out, 32 of in) with the taps turned round, for windows of the gradient.</summary>
    public static void PackBackward(ConvolutionShape shape, ReadOnlySpan<float> weight, Span<float> panels)
    {
        for (var i = 0; i < weight.Length; i++)
        {
            var (output, input, tap) = Axes(shape, i);
            var panel = output / Columns * (shape.Inputs / Columns) + input / Columns;
            var row = (panel * shape.Taps + shape.Taps - 1 - tap) * Columns + output % Columns;
            panels[row * Columns + input % Columns] = weight[i];
        }
    }

    /// <summary>Puts panels in the order of <see cref="PackForward"/> into the weights' own.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="panels">Panels of <paramref name="rows"/> rows, of which those beyond the window are left out.</param>
    /// <param name="rows">Rows of each panel.</param>
    /// <param name="gradient">(out, in, tap).</param>
    public static void Unpack(ConvolutionShape shape, ReadOnlySpan<float> panels, int rows, Span<float> gradient)
    {
        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] = panels[Position(shape, i, rows)];
        }
    }

    private static int Position(ConvolutionShape shape, int i, int? rows = null)
    {
        var (output, input, tap) = Axes(shape, i);
        var row = output / Columns * (rows ?? shape.Window) + tap * shape.Inputs + input;
        return row * Columns + output % Columns;
    }

    private static (int Output, int Input, int Tap) Axes(ConvolutionShape shape, int i) =>
        (i / (shape.Inputs * shape.Taps), i / shape.Taps % shape.Inputs, i % shape.Taps);
}
