using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The forward and backward pass of an LSTM over time; each thread processes whole sequences.</summary>
internal sealed unsafe class LstmPass<TLanes> : ILstmPass
    where TLanes : struct, ILanes<TLanes>
{
    private const int Columns = TileProduct.Columns;

    private readonly LstmShape _shape;
    private readonly Tensor _inputWeight;
    private readonly Tensor _recurrentWeight;
    private readonly LstmCell<TLanes> _cell;

    public LstmPass(Tensor input, Tensor inputWeight, Tensor recurrentWeight, Tensor bias, DropoutScale dropout)
    {
        (Input, _inputWeight, _recurrentWeight) = (input, inputWeight, recurrentWeight);
        var (sizes, units) = (input.shape, recurrentWeight.shape[1]);
        _shape = new((int)sizes[0], (int)sizes[1], (int)sizes[2], (int)units);
        _cell = new(_shape, bias, dropout);
    }

    /// <summary>The input, (n, time, in).</summary>
    public Tensor Input { get; }

    /// <summary>The hidden states after dropout, (n, time, units).</summary>
    public Tensor Output => _cell.Output;

    /// <summary>Computes the hidden states, and stores gates and cell states for the backward pass.</summary>
    public void Forward()
    {
        using var weight = cat([_inputWeight, _recurrentWeight], 1);
        using var panels = LstmTiles.Panels(weight);
        float* input = Input.Floats();
        var (steps, inputs, units, gates) = (_shape.Steps, _shape.Inputs, _shape.Units, _shape.Gates);
        var gateInputs = inputs + units;
        LstmTiles.Run(
            _shape.Batch,
            (first, rows) =>
            {
                // Each row of the gates' input consists of the input of a step and the hidden state before it.
                using var carried = new Scratch(rows * (gateInputs + units + gates));
                carried.Values.Clear();
                float* state = carried.Start + inputs;
                float* cell = carried.Start + rows * gateInputs;
                float* sums = cell + rows * units;
                for (var step = 0; step < steps; step++)
                {
                    for (var row = 0; row < rows; row++)
                    {
                        float* signal = input + ((nint)(first + row) * steps + step) * inputs;
                        new ReadOnlySpan<float>(signal, inputs).CopyTo(new(carried.Start + row * gateInputs, inputs));
                    }

                    LstmTiles.Multiply<TLanes>(rows, carried.Start, panels.Start, gateInputs, sums, gates, gates);
                    for (var row = 0; row < rows; row++)
                    {
                        float* gate = sums + row * gates;
                        _cell.Forward(first + row, step, gate, state + row * gateInputs, cell + row * units);
                    }
                }
            }
        );
    }

    /// <summary>Computes the gradients of the input, the input weights, the recurrent weights and the bias.</summary>
    /// <param name="gradient">Gradient of the output, (n, time, units).</param>
    public Tensor[] Backward(Tensor gradient)
    {
        using var inner = empty(_shape.Batch, _shape.Gates, _shape.Steps);
        var inputs = empty(Input.shape);
        Propagate(gradient.Floats(), inner.Floats(), inputs.Floats());
        var weights = new LstmWeightGradients<TLanes>(_shape, inner.Floats(), Input.Floats(), _cell.States);
        return [inputs, .. weights.Sum()];
    }

    private void Propagate(float* outer, float* inner, float* inputGradient)
    {
        using var inputWeight = _inputWeight.t().contiguous();
        using var recurrentWeight = _recurrentWeight.t().contiguous();
        using var toInput = LstmTiles.Panels(inputWeight);
        using var toState = LstmTiles.Panels(recurrentWeight);
        var (steps, inputs, units, gates) = (_shape.Steps, _shape.Inputs, _shape.Units, _shape.Gates);
        LstmTiles.Run(
            _shape.Batch,
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
                        _cell.Backward(first + row, step, outer, state + row * units, cell + row * units, change);
                        StoreGateGradients(change, first + row, step, inner);
                    }

                    LstmTiles.Multiply<TLanes>(rows, changes, toState.Start, gates, state, units, units);
                    float* signal = inputGradient + ((nint)first * steps + step) * inputs;
                    LstmTiles.Multiply<TLanes>(rows, changes, toInput.Start, gates, signal, steps * inputs, inputs);
                }
            }
        );
    }

    // Stores the gradient in panels of 32, (n, 4 units / 32, time, 32), as LstmWeightGradients reads them. Non-temporal stores
    // bypass the caches, which would otherwise first read each cache line that is overwritten.
    private void StoreGateGradients(float* change, int example, int step, float* panels)
    {
        for (var gate = 0; gate < _shape.Gates; gate += Columns)
        {
            float* place = panels + (((nint)example * _shape.Gates + gate) * _shape.Steps + step * Columns);
            for (var lane = 0; lane < Columns; lane += TLanes.Count)
            {
                TLanes.Load(change + gate + lane).StoreNonTemporal(place + lane);
            }
        }
    }
}
