namespace EcgNotebooks.Networks.Kernels;

/// <summary>Computes the gradient of a dense layer's input, in parallel over blocks of inputs.</summary>
/// <remarks>
/// Each sum adds its products one by one, over the outputs. So does the matrix product of libtorch for sums as short as these, but
/// it divides the work badly for matrices that are this wide.
/// </remarks>
internal static unsafe class DenseInputGradient<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;
    private const int Block = 128; // inputs per block, whose weights stay in the L2 cache

    /// <summary>Computes the gradient.</summary>
    /// <param name="shape">Sizes of the layer.</param>
    /// <param name="weight">Weights, (out, in).</param>
    /// <param name="gradient">Gradient of the output, (n, out).</param>
    /// <param name="inputGradient">Receives the gradient of the input, (n, in).</param>
    public static void Run(DenseShape shape, float* weight, float* gradient, float* inputGradient)
    {
        // Whole tiles of examples; the sums of the rows beyond the batch aren't used.
        using var outer = new Scratch((long)shape.PaddedBatch * shape.Outputs);
        outer.Values.Clear();
        new ReadOnlySpan<float>(gradient, shape.Batch * shape.Outputs).CopyTo(outer.Values);
        BatchChunks.Run(
            (shape.Inputs + Block - 1) / Block,
            shape.Outputs * Block + Rows * Columns,
            (_, blocks, memory) =>
            {
                for (var block = blocks.Start.Value; block < blocks.End.Value; block++)
                {
                    var first = block * Block;
                    var columns = Math.Min(Block, shape.Inputs - first);
                    DensePanels.Pack(weight + first, shape.Inputs, shape.Outputs, columns, memory.Start);
                    Multiply(shape, outer.Start, columns, memory.Start, inputGradient + first);
                }
            }
        );
    }

    private static void Multiply(DenseShape shape, float* outer, int columns, float* panels, float* inputGradient)
    {
        float* tile = panels + shape.Outputs * Block;
        for (var column = 0; column < columns; column += Columns)
        {
            float* panel = panels + column * shape.Outputs;
            for (var example = 0; example < shape.Batch; example += Rows)
            {
                float* rows = outer + example * shape.Outputs;
                TileProduct.Run<TLanes>(rows, shape.Outputs, 1, panel, Columns, shape.Outputs, tile, Columns, false);
                for (var row = 0; row < Math.Min(Rows, shape.Batch - example); row++)
                {
                    var to = new Span<float>(inputGradient + (nint)(example + row) * shape.Inputs + column, Columns);
                    new ReadOnlySpan<float>(tile + row * Columns, Columns).CopyTo(to);
                }
            }
        }
    }
}
