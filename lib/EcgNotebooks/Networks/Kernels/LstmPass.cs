using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The loops over time of an LSTM. Eight examples at a time go through the whole sequence, in parallel with others.</summary>
internal sealed unsafe class LstmPass
{
    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;

    private readonly int _steps;
    private readonly int _batch;
    private readonly int _inputs;
    private readonly int _units;
    private readonly Tensor _recurrentWeight;
    private readonly Tensor _gates;
    private readonly Tensor _cells;
    private readonly float* _state;
    private readonly float* _cell;
    private readonly float* _gate;
    private readonly float* _offset;

    public LstmPass(Tensor input, Tensor inputWeight, Tensor recurrentWeight, Tensor bias)
    {
        (Input, InputWeight, _recurrentWeight) = (input, inputWeight, recurrentWeight);
        (_steps, _batch, _inputs) = ((int)input.shape[0], (int)input.shape[1], (int)input.shape[2]);
        _units = (int)recurrentWeight.shape[1];
        Output = empty(_steps, _batch, _units);
        _cells = empty(_steps, _batch, _units);
        _gates = empty(_steps, _batch, 4 * _units);
        _state = Output.Floats();
        _cell = _cells.Floats();
        _gate = _gates.Floats();
        _offset = bias.Floats();
    }

    /// <summary>(time, n, in).</summary>
    public Tensor Input { get; }

    /// <summary>(4 units, in).</summary>
    public Tensor InputWeight { get; }

    /// <summary>The hidden states, (time, n, units).</summary>
    public Tensor Output { get; }

    private int Gates => 4 * _units;

    /// <summary>Fills the states, and keeps gates and cells for the way back.</summary>
    public void Forward()
    {
        using var fromInput = Panels(InputWeight);
        using var fromState = Panels(_recurrentWeight);
        using var zeros = new Scratch(Rows * _units);
        zeros.Values.Clear();
        float* input = Input.Floats();
        ForTiles(example =>
        {
            float* state = zeros.Start;
            float* cell = zeros.Start;
            for (var step = 0; step < _steps; step++)
            {
                var row = (long)step * _batch + example;
                float* gates = _gate + row * Gates;
                for (var column = 0; column < Gates; column += Columns)
                {
                    Multiply(input + row * _inputs, _inputs, fromInput.Start, column, gates, Gates, false);
                    Multiply(state, _units, fromState.Start, column, gates, Gates, true);
                }

                float* next = _state + row * _units;
                float* nextCell = _cell + row * _units;
                Activate(gates, _offset, cell, nextCell, next);
                state = next;
                cell = nextCell;
            }
        });
    }

    /// <summary>The gradient of the gates before their activation, (time, n, 4 units).</summary>
    /// <param name="gradient">That of the states, (time, n, units).</param>
    public Tensor Backward(Tensor gradient)
    {
        using var transposed = _recurrentWeight.t().contiguous();
        using var panels = Panels(transposed);
        using var zeros = new Scratch(Rows * _units);
        zeros.Values.Clear();
        var result = empty(_steps, _batch, Gates);
        float* outer = gradient.Floats();
        float* inner = result.Floats();
        ForTiles(example =>
        {
            using var carried = new Scratch(2 * Rows * _units);
            carried.Values.Clear();
            float* state = carried.Start;
            float* cell = carried.Start + Rows * _units;
            for (var step = _steps - 1; step >= 0; step--)
            {
                var row = (long)step * _batch + example;
                float* before = step == 0 ? zeros.Start : _cell + (row - _batch) * _units;
                float* gates = inner + row * Gates;
                Derive(_gate + row * Gates, _cell + row * _units, before, outer + row * _units, state, cell, gates);
                for (var column = 0; column < _units; column += Columns)
                {
                    Multiply(gates, Gates, panels.Start, column, state, _units, false);
                }
            }
        });
        return result;
    }

    private static Scratch Panels(Tensor weight)
    {
        var (outputs, inputs) = ((int)weight.shape[0], (int)weight.shape[1]);
        var panels = new Scratch(weight.numel());
        ConvolutionPanels.PackForward(new(1, inputs, outputs, 1, 1), weight.Values(), panels.Values);
        return panels;
    }

    // Where the batch is no multiple of a tile's, a last one reaches back and does some examples again: after the tile that
    // did them first and not beside it, because both write to the same memory on their way.
    private void ForTiles(Action<int> work) =>
        Parallel.For(
            0,
            _batch / Rows,
            new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() },
            tile =>
            {
                work(tile * Rows);
                if (tile == _batch / Rows - 1 && _batch % Rows > 0)
                {
                    work(_batch - Rows);
                }
            }
        );

    private static void Multiply(float* a, int width, float* panels, int column, float* c, int row, bool add) =>
        TileProduct.Run(a, width, 1, panels + column * width, Columns, width, c + column, row, add);

    private void Activate(float* gates, float* bias, float* cell, float* nextCell, float* next)
    {
        for (var i = 0; i < Rows * _units; i += Lanes.Count)
        {
            var unit = i % _units;
            float* gate = gates + i / _units * Gates + unit;
            var input = Lanes.Sigmoid(Vector512.Load(gate) + Vector512.Load(bias + unit));
            var forget = Lanes.Sigmoid(Vector512.Load(gate + _units) + Vector512.Load(bias + _units + unit));
            var change = Lanes.Tanh(Vector512.Load(gate + 2 * _units) + Vector512.Load(bias + 2 * _units + unit));
            var output = Lanes.Sigmoid(Vector512.Load(gate + 3 * _units) + Vector512.Load(bias + 3 * _units + unit));
            var value = forget * Vector512.Load(cell + i) + input * change;
            input.Store(gate);
            forget.Store(gate + _units);
            change.Store(gate + 2 * _units);
            output.Store(gate + 3 * _units);
            value.Store(nextCell + i);
            (output * Lanes.Tanh(value)).Store(next + i);
        }
    }

    private void Derive(
        float* gates,
        float* cell,
        float* before,
        float* outer,
        float* state,
        float* carried,
        float* result
    )
    {
        var one = Vector512<float>.One;
        for (var i = 0; i < Rows * _units; i += Lanes.Count)
        {
            var place = i / _units * Gates + i % _units;
            float* gate = gates + place;
            var (input, forget) = (Vector512.Load(gate), Vector512.Load(gate + _units));
            var (change, output) = (Vector512.Load(gate + 2 * _units), Vector512.Load(gate + 3 * _units));
            var squashed = Lanes.Tanh(Vector512.Load(cell + i));
            var hidden = Vector512.Load(outer + i) + Vector512.Load(state + i);
            var inner = Vector512.Load(carried + i) + hidden * output * (one - squashed * squashed);
            (inner * forget).Store(carried + i);
            (inner * change * input * (one - input)).Store(result + place);
            (inner * Vector512.Load(before + i) * forget * (one - forget)).Store(result + place + _units);
            (inner * input * (one - change * change)).Store(result + place + 2 * _units);
            (hidden * squashed * output * (one - output)).Store(result + place + 3 * _units);
        }
    }
}
