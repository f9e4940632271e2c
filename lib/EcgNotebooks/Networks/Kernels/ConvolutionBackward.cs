using System.Numerics.Tensors;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The backward pass of a convolution, example by example, so that each signal stays in the cache.</summary>
/// <param name="shape">Sizes of the convolution.</param>
/// <param name="input">Input of the forward pass, (n, time, in).</param>
/// <param name="activation">Computes the gradient of the convolution's output.</param>
internal sealed unsafe class ConvolutionBackward<TLanes>(ConvolutionShape shape, float* input, IActivation activation)
    where TLanes : struct, ILanes<TLanes>
{
    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;
    private const int TimeBlock = 128; // samples per block; the data of a tile product stay in the L1 cache

    private readonly int _windowRows = (shape.Window + Rows - 1) / Rows * Rows;

    private int Signal => shape.Length * shape.Inputs;

    private int Padding => (shape.Taps - 1) * Columns;

    private int Padded => shape.OutputLength * Columns + 2 * Padding;

    private int Sums => (_windowRows + 1) * shape.Outputs;

    /// <summary>Computes the gradients. The examples are processed in parallel, but summed in an order that doesn't depend on the threads.</summary>
    /// <param name="weight">Weights, (out, in, tap).</param>
    /// <param name="gradients">Receives the gradients.</param>
    public void Run(ReadOnlySpan<float> weight, ConvolutionGradients gradients)
    {
        float* inputGradient = gradients.Input;
        using var panels = new Scratch(weight.Length);
        if (inputGradient is not null)
        {
            ConvolutionPanels.PackBackward(shape, weight, panels.Values);
        }

        using var sums = ChunkSums.Run(
            shape.Batch,
            Sums,
            Padded + Signal + Rows,
            (i, sum, memory) => Example(i, sum, panels.Start, inputGradient, memory)
        );
        sums.Values[..shape.Outputs].CopyTo(gradients.Bias);
        ConvolutionPanels.Unpack(shape, sums.Values[shape.Outputs..Sums], _windowRows, gradients.Weight);
    }

    private void Example(int example, float* sums, float* panels, float* inputGradient, Scratch memory)
    {
        // Zero padding for the windows that extend beyond the ends of the gradient.
        memory.Values[..Padding].Clear();
        memory.Values[(Padded - Padding)..Padded].Clear();
        float* gradient = memory.Start + Padding;
        float* signal = Readable(example, memory.Start + Padded);
        for (var channel = 0; channel < shape.Outputs; channel += Columns)
        {
            for (var time = 0; time < shape.OutputLength; time += TimeBlock)
            {
                var end = Math.Min(time + TimeBlock, shape.OutputLength);
                float* block = gradient + time * Columns;
                activation.Fill(example, channel, time, end, block);
                ColumnSums<TLanes>.Add(block, end - time, sums + channel);
                float* weights = sums + shape.Outputs + channel * _windowRows;
                AddWeights(signal + time * shape.Inputs, block, end - time, weights);
            }

            if (inputGradient is not null)
            {
                float* panel = panels + channel * shape.Window;
                Propagate(memory.Start, panel, inputGradient + (nint)example * Signal, channel > 0);
            }
        }
    }

    // A last tile with fewer than eight rows reads a little beyond the signal, so it needs a copy with padding.
    private float* Readable(int example, float* copy)
    {
        float* signal = input + (nint)example * Signal;
        if (_windowRows == shape.Window)
        {
            return signal;
        }

        new ReadOnlySpan<float>(signal, Signal).CopyTo(new(copy, Signal));
        new Span<float>(copy + Signal, Rows).Clear();
        return copy;
    }

    private void AddWeights(float* signal, float* gradient, int steps, float* sums)
    {
        for (var row = 0; row < _windowRows; row += Rows)
        {
            float* sum = sums + row * Columns;
            TileProduct.Run<TLanes>(signal + row, 1, shape.Inputs, gradient, Columns, steps, sum, Columns, true);
        }
    }

    private void Propagate(float* padded, float* panels, float* inputGradient, bool add)
    {
        float* tile = stackalloc float[Rows * Columns];
        for (var channel = 0; channel < shape.Inputs; channel += Columns)
        {
            float* panel = panels + channel * shape.Taps * Columns;
            float* sums = inputGradient + channel;
            for (var time = 0; time + Rows <= shape.Length; time += Rows)
            {
                Multiply(padded + time * Columns, panel, sums + time * shape.Inputs, shape.Inputs, add);
            }

            // If the length isn't a multiple of the tile's, the last tile overlaps the one before; only its new rows are used.
            var left = shape.Length % Rows;
            Multiply(padded + (shape.Length - Rows) * Columns, panel, tile, Columns, false);
            for (var row = Rows - left; row < Rows; row++)
            {
                var sum = new Span<float>(sums + (shape.Length - Rows + row) * shape.Inputs, Columns);
                var more = new ReadOnlySpan<float>(tile + row * Columns, Columns);
                if (add)
                {
                    TensorPrimitives.Add(sum, more, sum);
                }
                else
                {
                    more.CopyTo(sum);
                }
            }
        }
    }

    private void Multiply(float* window, float* panel, float* sums, int row, bool add) =>
        TileProduct.Run<TLanes>(window, Columns, 1, panel, Columns, shape.Taps * Columns, sums, row, add);
}
