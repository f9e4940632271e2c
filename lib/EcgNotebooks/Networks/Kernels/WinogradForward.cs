namespace EcgNotebooks.Networks.Kernels;

/// <summary>The forward pass of a convolution by Winograd convolution: eight products per six or four samples.</summary>
/// <param name="shape">Sizes of the convolution.</param>
/// <param name="activation">Receives the tiles of the result.</param>
internal sealed unsafe class WinogradForward<TLanes>(ConvolutionShape shape, IActivation activation)
    where TLanes : struct, ILanes<TLanes>
{
    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;
    private const int Planes = WinogradPanels.Planes;
    private const int Tiles = WinogradTile<TLanes>.Block;

    private readonly WinogradTile<TLanes> _tile = new(shape);

    /// <summary>Computes the convolution and passes each tile of the result to the activation; examples are processed in parallel.</summary>
    /// <param name="input">Input, (n, time, in).</param>
    /// <param name="weight">Weights, (out, in, tap).</param>
    public void Run(float* input, ReadOnlySpan<float> weight)
    {
        using var panels = new Scratch(WinogradPanels.Size(shape));
        WinogradPanels.PackForward(shape, weight, panels.Values);
        BatchChunks.Run(
            shape.Batch,
            _tile.BlockMemory,
            (_, examples, memory) =>
            {
                for (var i = examples.Start.Value; i < examples.End.Value; i++)
                {
                    var signal = input + (nint)i * shape.Length * shape.Inputs;
                    for (var time = 0; time < shape.OutputLength; time += Tiles * _tile.Samples)
                    {
                        Block(i, signal, time, panels.Start, memory.Start);
                    }
                }
            },
            activation.Prepare
        );
    }

    private void Block(int example, float* signal, int time, float* panels, float* windows)
    {
        var tiles = Math.Min(Tiles, (shape.OutputLength - time + _tile.Samples - 1) / _tile.Samples);
        float* products = windows + Tiles * _tile.WindowsSize;
        for (var tile = 0; tile < tiles; tile++)
        {
            var start = Start(time + tile * _tile.Samples);
            float* window = windows + tile * _tile.WindowsSize;
            _tile.TransformInput(signal + start * shape.Inputs, shape.Length - start, window, products);
        }

        for (var channel = 0; channel < shape.Outputs; channel += Columns)
        {
            float* panel = panels + channel * Planes * shape.Inputs;
            for (var tile = 0; tile < tiles; tile++)
            {
                _tile.Multiply(windows + tile * _tile.WindowsSize, panel, products);
                ProcessTile(example, channel, time + tile * _tile.Samples, products);
            }
        }
    }

    private void ProcessTile(int example, int channel, int next, float* products)
    {
        float* samples = products + WinogradTile<TLanes>.ProductsSize;
        _tile.TransformOutput<SamplePairs<TLanes>>(products, null, Columns, samples);
        var time = Start(next);
        var overlap = next - time;
        for (var row = 0; row < _tile.Samples; row += Rows)
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
    private int Start(int next) => Math.Min(next, shape.OutputLength - _tile.Samples);
}
