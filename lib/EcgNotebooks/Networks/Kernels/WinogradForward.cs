namespace EcgNotebooks.Networks.Kernels;

/// <summary>A convolution with three taps by minimal filtering: four products for every two samples.</summary>
internal static unsafe class WinogradForward
{
    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;
    private const int Planes = WinogradTransforms.Planes;
    private const int Samples = 2 * Rows; // of a tile
    private const int Tiles = 8; // of a block, which all panels of the weights are multiplied with

    /// <summary>Hands every tile to the activation; examples in parallel.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="input">(n, time, in).</param>
    /// <param name="weight">(out, in, 3).</param>
    /// <param name="activation">Takes the tiles.</param>
    public static void Run(ConvolutionShape shape, float* input, ReadOnlySpan<float> weight, IActivation activation)
    {
        using var panels = new Scratch(WinogradPanels.Size(shape));
        WinogradPanels.PackForward(shape, weight, panels.Values);
        Shares.Run(
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
        var (tileSize, plane) = (Rows * shape.Inputs, Tiles * Rows * shape.Inputs);
        for (var tile = 0; tile < tiles; tile++)
        {
            var start = Start(shape, time + tile * Samples);
            WinogradTransforms.Windows(
                signal + start * shape.Inputs,
                shape.Inputs,
                Rows,
                windows + tile * tileSize,
                plane
            );
        }

        float* products = windows + Planes * plane;
        for (var channel = 0; channel < shape.Outputs; channel += Columns)
        {
            float* panel = panels + channel * Planes * shape.Inputs;
            for (var tile = 0; tile < tiles; tile++)
            {
                Multiply(windows + tile * tileSize, plane, shape.Inputs, panel, products);
                Take(shape, example, channel, time + tile * Samples, products, activation);
            }
        }
    }

    private static void Multiply(float* windows, int plane, int inputs, float* panel, float* products)
    {
        for (var i = 0; i < Planes; i++)
        {
            TileProduct.Run(windows, inputs, 1, panel, Columns, inputs, products, Columns, false);
            windows += plane;
            panel += inputs * Columns;
            products += Rows * Columns;
        }
    }

    private static void Take(
        ConvolutionShape shape,
        int example,
        int channel,
        int next,
        float* products,
        IActivation activation
    )
    {
        float* samples = products + Planes * Rows * Columns;
        WinogradTransforms.Samples(products, samples);
        var time = Start(shape, next);
        var known = next - time;
        activation.Take(example, channel, time, Math.Min(known, Rows), samples);
        activation.Take(example, channel, time + Rows, Math.Max(known - Rows, 0), samples + Rows * Columns);
    }

    // The last tile reaches back where the length is no multiple of a tile's.
    private static int Start(ConvolutionShape shape, int next) => Math.Min(next, shape.OutputLength - Samples);
}
