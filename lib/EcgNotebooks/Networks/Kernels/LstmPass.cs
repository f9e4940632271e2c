using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The loops over time of an LSTM. Each thread takes its examples through the whole sequence.</summary>
internal sealed unsafe class LstmPass
{
    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;

    private readonly LstmShape _shape;
    private readonly Tensor _inputWeight;
    private readonly Tensor _recurrentWeight;
    private readonly LstmCell _cell;

    public LstmPass(Tensor input, Tensor inputWeight, Tensor recurrentWeight, Tensor bias, DropoutScale dropout)
    {
        (Input, _inputWeight, _recurrentWeight) = (input, inputWeight, recurrentWeight);
        var (sizes, units) = (input.shape, recurrentWeight.shape[1]);
        _shape = new((int)sizes[0], (int)sizes[1], (int)sizes[2], (int)units);
        _cell = new(_shape, bias, dropout);
    }

    /// <summary>(n, time, in).</summary>
    public Tensor Input { get; }

    /// <summary>The hidden states after dropout, (n, time, units).</summary>
    public Tensor Output => _cell.Output;

    /// <summary>Fills the states, and keeps gates and cells for the way back.</summary>
    public void Forward()
    {
        using var weight = cat([_inputWeight, _recurrentWeight], 1);
        using var panels = Panels(weight);
        float* input = Input.Floats();
        var (steps, inputs, units, gates) = (_shape.Steps, _shape.Inputs, _shape.Units, _shape.Gates);
        var seen = inputs + units;
        ForTiles(
            (first, rows) =>
            {
                // A row of what the gates see has a step's input and then the state before it.
                using var carried = new Scratch(rows * (seen + units + gates));
                carried.Values.Clear();
                float* state = carried.Start + inputs;
                float* cell = carried.Start + rows * seen;
                float* sums = cell + rows * units;
                for (var step = 0; step < steps; step++)
                {
                    for (var row = 0; row < rows; row++)
                    {
                        float* signal = input + ((nint)(first + row) * steps + step) * inputs;
                        new ReadOnlySpan<float>(signal, inputs).CopyTo(new(carried.Start + row * seen, inputs));
                    }

                    Multiply(rows, carried.Start, seen, panels.Start, seen, sums, gates, gates);
                    for (var row = 0; row < rows; row++)
                    {
                        float* gate = sums + row * gates;
                        _cell.Activate(first + row, step, gate, state + row * seen, cell + row * units);
                    }
                }
            }
        );
    }

    /// <summary>The gradients of input, of both weights and of the bias.</summary>
    /// <param name="gradient">That of the states, (n, time, units).</param>
    public Tensor[] Backward(Tensor gradient)
    {
        using var inner = empty(_shape.Batch, _shape.Gates, _shape.Steps);
        var inputs = empty(Input.shape);
        Propagate(gradient.Floats(), inner.Floats(), inputs.Floats());
        var weights = new LstmWeightGradients(_shape, inner.Floats(), Input.Floats(), _cell.States);
        return [inputs, .. weights.Sum()];
    }

    private void Propagate(float* outer, float* inner, float* inputGradient)
    {
        using var inputWeight = _inputWeight.t().contiguous();
        using var recurrentWeight = _recurrentWeight.t().contiguous();
        using var toInput = Panels(inputWeight);
        using var toState = Panels(recurrentWeight);
        var (steps, inputs, units, gates) = (_shape.Steps, _shape.Inputs, _shape.Units, _shape.Gates);
        ForTiles(
            (first, rows) =>
            {
                using var carried = new Scratch(rows * (2 * units + gates));
                carried.Values.Clear();
                float* state = carried.Start;
                float* cell = state + rows * units;
                float* changes = cell + rows * units;
                for (var step = steps - 1; step >= 0; step--)
                {
                    for (var row = 0; row < rows; row++)
                    {
                        float* change = changes + row * gates;
                        _cell.Derive(first + row, step, outer, state + row * units, cell + row * units, change);
                        Keep(change, first + row, step, inner);
                    }

                    Multiply(rows, changes, gates, toState.Start, gates, state, units, units);
                    float* signal = inputGradient + ((nint)first * steps + step) * inputs;
                    Multiply(rows, changes, gates, toInput.Start, gates, signal, steps * inputs, inputs);
                }
            }
        );
    }

    // In panels of 32, as the weights' gradients read them: (n, 4 units / 32, time, 32). Past the caches, which would first
    // read each line that is going to be overwritten whole.
    private void Keep(float* change, int example, int step, float* panels)
    {
        for (var gate = 0; gate < _shape.Gates; gate += Columns)
        {
            float* place = panels + (((nint)example * _shape.Gates + gate) * _shape.Steps + step * Columns);
            Vector512.Load(change + gate).StoreAlignedNonTemporal(place);
            Vector512.Load(change + gate + Lanes.Count).StoreAlignedNonTemporal(place + Lanes.Count);
        }
    }

    private static Scratch Panels(Tensor weight)
    {
        var (outputs, inputs) = ((int)weight.shape[0], (int)weight.shape[1]);
        var panels = new Scratch(weight.numel());
        ConvolutionPanels.PackForward(new(1, inputs, outputs, 1, 1), weight.Values(), panels.Values);
        return panels;
    }

    // As many examples at a time as there are for each thread: a panel of weights serves all of them from the first-level cache.
    // Where the batch is no multiple of a tile's, a last one reaches back and does some examples again: after the tile that
    // did them first and not beside it, because both write to the same memory on their way.
    private void ForTiles(Action<int, int> work)
    {
        var tiles = _shape.Batch / Rows;
        var threads = Math.Min(get_num_threads(), tiles);
        Parallel.For(
            0,
            threads,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            thread =>
            {
                var (start, end) = (tiles * thread / threads, tiles * (thread + 1) / threads);
                work(start * Rows, (end - start) * Rows);
                if (end == tiles && _shape.Batch % Rows > 0)
                {
                    work(_shape.Batch - Rows, Rows);
                }
            }
        );
    }

    private static void Multiply(
        int rows,
        float* a,
        nint row,
        float* panels,
        int width,
        float* c,
        nint cRow,
        int columns
    )
    {
        for (var column = 0; column < columns; column += Columns)
        {
            float* panel = panels + column * width;
            for (var i = 0; i < rows; i += Rows)
            {
                TileProduct.Run(a + i * row, row, 1, panel, Columns, width, c + i * cRow + column, cRow, false);
            }
        }
    }
}
