using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The gradient of a dense layer's weights, (out, in); a part is a segment of a row.</summary>
/// <remarks>Each sum adds its products one by one, over the examples, as the matrix product of libtorch does for small batches.</remarks>
/// <param name="shape">Sizes of the layer.</param>
/// <param name="input">Input, (n, in), contiguous.</param>
/// <param name="gradient">Gradient of the output, (n, out), contiguous.</param>
internal sealed unsafe class DenseWeightGradient<TLanes>(DenseShape shape, Tensor input, Tensor gradient)
    : IWeightGradient
    where TLanes : struct, ILanes<TLanes>
{
    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;
    private const int Block = 512; // inputs per block, which stay in the L2 cache
    private const int Skew = 16; // keeps rows of a power of two from mapping to the same few sets of the L1 cache

    public void Compute(IWeightGradient.Part use)
    {
        float* values = input.Floats();
        float* outer = gradient.Floats();
        BatchChunks.Run(
            (shape.Inputs + Block - 1) / Block,
            shape.Batch * Block + Rows * (Block + Skew),
            (_, blocks, memory) =>
            {
                for (var block = blocks.Start.Value; block < blocks.End.Value; block++)
                {
                    var first = block * Block;
                    var columns = Math.Min(Block, shape.Inputs - first);
                    DensePanels.Pack(values + first, shape.Inputs, shape.Batch, columns, memory.Start);
                    Multiply(outer, first, columns, memory.Start, use);
                }
            }
        );
    }

    private void Multiply(float* outer, int first, int columns, float* panels, IWeightGradient.Part use)
    {
        var batch = shape.Batch;
        float* sums = panels + batch * Block;
        for (var output = 0; output < shape.Outputs; output += Rows)
        {
            for (var column = 0; column < columns; column += Columns)
            {
                float* panel = panels + column * batch;
                float* sum = sums + column;
                TileProduct.Run<TLanes>(
                    outer + output,
                    1,
                    shape.Outputs,
                    panel,
                    Columns,
                    batch,
                    sum,
                    Block + Skew,
                    false
                );
            }

            for (var row = 0; row < Rows; row++)
            {
                use((output + row) * shape.Inputs + first, new(sums + row * (Block + Skew), columns));
            }
        }
    }
}
