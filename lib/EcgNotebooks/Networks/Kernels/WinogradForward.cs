namespace EcgNotebooks.Networks.Kernels;

/// <summary>The forward pass of a convolution with three taps by Winograd convolution, F(4,3): six products per four samples.</summary>
internal static unsafe class WinogradForward<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;
    private const int Planes = WinogradPanels.Planes;
    private const int Samples = WinogradTile<TLanes>.Samples;
    private const int Tiles = 8; // per block; each block is multiplied by all panels of the weights

    /// <summary>Computes the convolution and passes each tile of the result to the activation; examples are processed in parallel.</summary>
    /// <param name="shape">Sizes of the convolution.</param>
    /// <param name="input">Input, (n, time, in).</param>
    /// <param name="weight">Weights, (out, in, 3).</param>
    /// <param name="activation">Receives the tiles.</param>
    public static void Run(ConvolutionShape shape, float* input, ReadOnlySpan<float> weight, IActivation activation)
    {
        using var panels = new Scratch(WinogradPanels.Size(shape));
        WinogradPanels.PackForward(shape, weight, panels.Values);
        BatchChunks.Run(
            shape.Batch,
            Planes * Tiles * Rows * shape.Inputs + (Planes * Rows + Samples) * Columns,
            (_, examples, memory) =>
            {
                for (var i = examples.Start.Value; i < examples.End.Value; i++)
                {
                    var signal = input + (nint)i * shape.Length * shape.Inputs;
                    for (var time = 0; time < shape.OutputLength; time += Tiles * Samples)
                    {
                        Block(shape, i, signal, time, panels.Start, activation, memory.Start);
                    }
                }
            },
            activation.Prepare
        );
    }

    private static void Block(
        ConvolutionShape shape,
        int example,
        float* signal,
        int time,
        float* panels,
        IActivation activation,
        float* windows
    )
    {
        var tiles = Math.Min(Tiles, (shape.OutputLength - time + Samples - 1) / Samples);
        var tileSize = Planes * Rows * shape.Inputs;
        for (var tile = 0; tile < tiles; tile++)
        {
            var start = Start(shape, time + tile * Samples);
            WinogradTile<TLanes>.TransformInput(signal + start * shape.Inputs, shape.Inputs, windows + tile * tileSize);
        }

        float* products = windows + Tiles * tileSize;
        for (var channel = 0; channel < shape.Outputs; channel += Columns)
        {
            float* panel = panels + channel * Planes * shape.Inputs;
            for (var tile = 0; tile < tiles; tile++)
            {
                WinogradTile<TLanes>.Multiply(windows + tile * tileSize, shape.Inputs, panel, products);
                ProcessTile(shape, example, channel, time + tile * Samples, products, activation);
            }
        }
    }

    private static void ProcessTile(
        ConvolutionShape shape,
        int example,
        int channel,
        int next,
        float* products,
        IActivation activation
    )
    {
        float* samples = products + Planes * Rows * Columns;
        WinogradTransforms<TLanes>.TransformOutput(products, samples);
        var time = Start(shape, next);
        var overlap = next - time;
        for (var row = 0; row < Samples; row += Rows)
        {
            activation.ProcessTile(
                example,
                channel,
                time + row,
                Math.Clamp(overlap - row, 0, Rows),
                samples + row * Columns
            );
        }
    }

    // If the length isn't a multiple of the tile's, the last tile overlaps the one before.
    private static int Start(ConvolutionShape shape, int next) => Math.Min(next, shape.OutputLength - Samples);
}
