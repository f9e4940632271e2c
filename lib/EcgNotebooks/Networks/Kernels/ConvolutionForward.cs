namespace EcgNotebooks.Networks.Kernels;

/// <summary>A convolution tile by tile: windows of the signal, which overlap in memory, times the weights.</summary>
internal static unsafe class ConvolutionForward
{
    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;

    /// <summary>Hands every tile to the activation; examples in parallel.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="input">(n, time, in).</param>
    /// <param name="weight">(out, in, tap).</param>
    /// <param name="activation">Takes the tiles.</param>
    public static void Run(ConvolutionShape shape, float* input, ReadOnlySpan<float> weight, IActivation activation)
    {
        using var panels = new Scratch(weight.Length);
        ConvolutionPanels.PackForward(shape, weight, panels.Values);
        Shares.Run(
            shape.Batch,
            Rows * Columns,
            (_, examples, tile) =>
            {
                for (var i = examples.Start.Value; i < examples.End.Value; i++)
                {
                    Convolve(shape, i, input + (nint)i * shape.Length * shape.Inputs, panels.Start, activation, tile);
                }
            },
            activation.Prepare
        );
    }

    private static void Convolve(
        ConvolutionShape shape,
        int example,
        float* input,
        float* panels,
        IActivation activation,
        Scratch tile
    )
    {
        for (var channel = 0; channel < shape.Outputs; channel += Columns)
        {
            var panel = panels + channel * shape.Window;
            for (var next = 0; next < shape.OutputLength; next += Rows)
            {
                // The last tile reaches back where the length is no multiple of a tile's.
                var time = Math.Min(next, shape.OutputLength - Rows);
                var window = input + time * shape.Inputs;
                TileProduct.Run(window, shape.Inputs, 1, panel, Columns, shape.Window, tile.Start, Columns, false);
                activation.Take(example, channel, time, next - time, tile.Start);
            }
        }
    }
}
