using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The forward pass of an LSTM for prediction: nothing is kept for a backward pass.</summary>
internal sealed unsafe class LstmPrediction<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int Rows = TileProduct.Rows;

    private readonly LstmShape _shape;
    private readonly float* _input;
    private readonly float* _panels;
    private readonly float* _bias;
    private readonly float* _output;

    private LstmPrediction(LstmShape shape, float* input, float* panels, float* bias, float* output)
    {
        _shape = shape;
        _input = input;
        _panels = panels;
        _bias = bias;
        _output = output;
    }

    /// <summary>Returns the hidden state after every time step, (n, time, units); the initial states are zero.</summary>
    /// <param name="input">Input, (n, time, in), contiguous.</param>
    /// <param name="inputWeight">Input weights, (4 units, in).</param>
    /// <param name="recurrentWeight">Recurrent weights, (4 units, units).</param>
    /// <param name="bias">Bias, (4 units).</param>
    public static Tensor Run(Tensor input, Tensor inputWeight, Tensor recurrentWeight, Tensor bias)
    {
        var (sizes, units) = (input.shape, recurrentWeight.shape[1]);
        var shape = new LstmShape((int)sizes[0], (int)sizes[1], (int)sizes[2], (int)units);
        using var weight = cat([inputWeight, recurrentWeight], 1);
        using var panels = LstmTiles.Panels(weight);
        var output = empty(shape.Batch, shape.Steps, units);
        new LstmPrediction<TLanes>(shape, input.Floats(), panels.Start, bias.Floats(), output.Floats()).RunTiles();
        return output;
    }

    private void RunTiles() => LstmTiles.Run((_shape.Batch + Rows - 1) / Rows * Rows, RunRows);

    // Called once for all time steps, so it wouldn't be compiled again with optimization until it has ended.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunRows(int first, int rows)
    {
        var (inputs, units, gates) = (_shape.Inputs, _shape.Units, _shape.Gates);
        var width = inputs + units;
        // Each row of the gates' input consists of the input of a step and the hidden state before it.
        using var carried = new Scratch(rows * (width + units + gates));
        carried.Values.Clear();
        float* cell = carried.Start + rows * width;
        float* sums = cell + rows * units;
        for (var step = 0; step < _shape.Steps; step++)
        {
            for (var row = 0; row < rows; row++)
            {
                float* signal = _input + (Example(first + row) * _shape.Steps + step) * inputs;
                new ReadOnlySpan<float>(signal, inputs).CopyTo(new(carried.Start + row * width, inputs));
            }

            LstmTiles.Multiply<TLanes>(rows, carried.Start, _panels, width, sums, gates, gates);
            for (var row = 0; row < rows; row++)
            {
                float* state = carried.Start + row * width + inputs;
                float* output = _output + (Example(first + row) * _shape.Steps + step) * units;
                Activate(sums + row * gates, cell + row * units, state, output);
            }
        }
    }

    // The rows of the last tile beyond the end of the batch repeat the last example.
    private nint Example(int row) => Math.Min(row, _shape.Batch - 1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Activate(float* sums, float* cell, float* state, float* output)
    {
        var units = _shape.Units;
        for (var unit = 0; unit < units; unit += TLanes.Count)
        {
            LstmGates<TLanes>.Compute(
                sums + unit,
                _bias + unit,
                units,
                out var input,
                out var forget,
                out var change,
                out var gate
            );
            (forget * TLanes.Load(cell + unit) + input * change).Store(cell + unit);
            gate.Store(sums + unit);
        }

        // A loop of its own, so that the processor doesn't wait for the cell before it computes the next gates.
        for (var unit = 0; unit < units; unit += TLanes.Count)
        {
            var hidden = TLanes.Load(sums + unit) * Lanes<TLanes>.Tanh(TLanes.Load(cell + unit));
            hidden.Store(state + unit);
            hidden.Store(output + unit);
        }
    }
}
