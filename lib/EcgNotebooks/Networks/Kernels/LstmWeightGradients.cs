using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Computes the gradients of an LSTM's weights and bias, which are sums over all time steps of all examples.</summary>
/// <param name="shape">Sizes of the LSTM.</param>
/// <param name="gates">Gradient of the gates' sums in panels, (n, 4 units / 32, time, 32).</param>
/// <param name="input">Input, (n, time, in).</param>
/// <param name="state">Hidden states, (n, time, units).</param>
internal sealed unsafe class LstmWeightGradients<TLanes>(LstmShape shape, float* gates, float* input, float* state)
    where TLanes : struct, ILanes<TLanes>
{
    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;
    private const int StepBlock = 128; // steps per block of the sums of the bias, which stay in the L2 cache for the products
    private const int ProductBlock = 64; // steps per block of the products, whose data stay in the L1 cache

    // The gates read the input and the hidden state before.
    private int GateInputs => shape.Inputs + shape.Units;

    private int Sums => (GateInputs + 1) * shape.Gates;

    /// <summary>Returns the gradients of the input weights, the recurrent weights and the bias.</summary>
    public Tensor[] Sum()
    {
        using var sums = ChunkSums.Run(shape.Batch, Sums, 0, (i, sum, _) => Add(i, sum));
        var (weights, bias) = (empty(shape.Gates, GateInputs), empty(shape.Gates));
        sums.Values[..shape.Gates].CopyTo(bias.Values());
        ConvolutionPanels.Unpack(
            new(1, GateInputs, shape.Gates, 1, 1),
            sums.Values[shape.Gates..Sums],
            GateInputs,
            weights.Values()
        );
        return [weights.narrow(1, 0, shape.Inputs), weights.narrow(1, shape.Inputs, shape.Units), bias];
    }

    private void Add(int example, float* sums)
    {
        for (var step = 0; step < shape.Steps; step += StepBlock)
        {
            AddSteps(example, step, Math.Min(step + StepBlock, shape.Steps), sums);
        }
    }

    private void AddSteps(int example, int start, int end, float* sums)
    {
        for (var gate = 0; gate < shape.Gates; gate += Columns)
        {
            ColumnSums<TLanes>.Add(Panel(example, gate) + start * Columns, end - start, sums + gate);
        }

        for (var step = start; step < end; step += ProductBlock)
        {
            for (var gate = 0; gate < shape.Gates; gate += Columns)
            {
                float* sum = sums + shape.Gates + gate * GateInputs;
                AddBlock(example, step, Math.Min(step + ProductBlock, end), Panel(example, gate), sum);
            }
        }
    }

    private float* Panel(int example, int gate) => gates + ((nint)example * shape.Gates + gate) * shape.Steps;

    private void AddBlock(int example, int start, int end, float* panel, float* sums)
    {
        var first = (nint)example * shape.Steps + start;
        float* block = panel + start * Columns;
        AddProduct(input + first * shape.Inputs, shape.Inputs, block, end - start, sums);

        // The gates of a step read the hidden state of the step before; the first step reads zeros, which add nothing.
        var none = start == 0 ? 1 : 0;
        float* before = state + (first + none - 1) * shape.Units;
        sums += shape.Inputs * Columns;
        AddProduct(before, shape.Units, block + none * Columns, end - start - none, sums);
    }

    private static void AddProduct(float* values, int width, float* panel, int steps, float* sums)
    {
        for (var row = 0; row < width; row += Rows)
        {
            TileProduct.Run<TLanes>(values + row, 1, width, panel, Columns, steps, sums + row * Columns, Columns, true);
        }
    }
}
