using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The gradients of an LSTM's weights, as sums over all steps of all examples.</summary>
/// <param name="shape">The sizes.</param>
/// <param name="gates">The gates' gradient in panels, (n, 4 units / 32, time, 32).</param>
/// <param name="input">(n, time, in).</param>
/// <param name="state">(n, time, units).</param>
internal sealed unsafe class LstmWeightGradients(LstmShape shape, float* gates, float* input, float* state)
{
    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;
    private const int StepBlock = 128; // what a tile reads in one go stays in the first-level cache

    // What the gates saw: input and state.
    private int Seen => shape.Inputs + shape.Units;

    private int Sums => (Seen + 1) * shape.Gates;

    /// <summary>Those of the input's weights, the state's weights and the bias.</summary>
    public Tensor[] Sum()
    {
        using var sums = ShareSums.Run(shape.Batch, Sums, 0, (i, sum, _) => Add(i, sum));
        var (weights, bias) = (empty(shape.Gates, Seen), empty(shape.Gates));
        sums.Values[..shape.Gates].CopyTo(bias.Values());
        ConvolutionPanels.Unpack(
            new(1, Seen, shape.Gates, 1, 1),
            sums.Values[shape.Gates..Sums],
            Seen,
            weights.Values()
        );
        return [weights.narrow(1, 0, shape.Inputs), weights.narrow(1, shape.Inputs, shape.Units), bias];
    }

    private void Add(int example, float* sums)
    {
        for (var gate = 0; gate < shape.Gates; gate += Columns)
        {
            float* panel = gates + ((nint)example * shape.Gates + gate) * shape.Steps;
            for (var step = 0; step < shape.Steps; step += StepBlock)
            {
                var end = Math.Min(step + StepBlock, shape.Steps);
                AddBlock(example, step, end, panel, sums + shape.Gates + gate * Seen);
                ColumnSums.Add(panel + step * Columns, end - step, sums + gate);
            }
        }
    }

    private void AddBlock(int example, int start, int end, float* panel, float* sums)
    {
        var first = (nint)example * shape.Steps + start;
        float* block = panel + start * Columns;
        AddProduct(input + first * shape.Inputs, shape.Inputs, block, end - start, sums);

        // A step's gates saw the state of the step before; the first saw zeros.
        var none = start == 0 ? 1 : 0;
        float* before = state + (first + none - 1) * shape.Units;
        sums += shape.Inputs * Columns;
        AddProduct(before, shape.Units, block + none * Columns, end - start - none, sums);
    }

    private static void AddProduct(float* seen, int width, float* panel, int steps, float* sums)
    {
        for (var row = 0; row < width; row += Rows)
        {
            TileProduct.Run(seen + row, 1, width, panel, Columns, steps, sums + row * Columns, Columns, true);
        }
    }
}
