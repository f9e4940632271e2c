namespace EcgNotebooks.Networks.Kernels;

/// <summary>The forward pass of a convolution as matrix products of signal windows, which overlap in memory, with the weights.</summary>
internal static unsafe class ConvolutionForward<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;

    /// <summary>Computes the convolution and passes each tile of the result to the activation; examples are processed in parallel.</summary>
    /// <param name="shape">Sizes of the convolution.</param>
    /// <param name="input">Input, (n, time, in).</param>
    /// <param name="weight">Weights, (out, in, tap).</param>
    /// <param name="activation">Receives the tiles.</param>
    public static void Run(ConvolutionShape shape, float* input, ReadOnlySpan<float> weight, IActivation activation)
    {
        using var panels = new Scratch(weight.Length);
        ConvolutionPanels.PackForward(shape, weight, panels.Values);
        BatchChunks.Run(
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
                // If the length isn't a multiple of the tile's, the last tile overlaps the one before.
                var time = Math.Min(next, shape.OutputLength - Rows);
                var window = input + time * shape.Inputs;
                TileProduct.Run<TLanes>(
                    window,
                    shape.Inputs,
                    1,
                    panel,
                    Columns,
                    shape.Window,
                    tile.Start,
                    Columns,
                    false
                );
                activation.ProcessTile(example, channel, time, next - time, tile.Start);
            }
        }
    }
}
