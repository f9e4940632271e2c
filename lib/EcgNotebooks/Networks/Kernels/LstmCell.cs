using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>What an LSTM does at one step of one example, and what it keeps of it for the way back.</summary>
/// <remarks>
/// Translated for speed at once: the first of a training's steps would be past before the runtime does it by itself, and a
/// short training's first epoch takes twice as long.
/// </remarks>
internal sealed unsafe class LstmCell
{
    private readonly LstmShape _shape;
    private readonly DropoutScale _dropout;
    private readonly Tensor _states;
    private readonly Tensor _gates;
    private readonly Tensor _cells;
    private readonly float* _bias;
    private readonly float* _output;
    private readonly float* _cell;
    private readonly float* _gate;

    /// <summary>Prepares the memory.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="bias">(4 units).</param>
    /// <param name="dropout">Of the output, (time, n, units).</param>
    public LstmCell(LstmShape shape, Tensor bias, DropoutScale dropout)
    {
        (_shape, _dropout) = (shape, dropout);
        _states = empty(shape.Batch, shape.Steps, shape.Units);
        Output = dropout.IsActive ? empty_like(_states) : _states;
        _cells = empty_like(_states);
        _gates = empty(shape.Batch, shape.Steps, shape.Gates);
        _bias = bias.Floats();
        States = _states.Floats();
        _output = Output.Floats();
        _cell = _cells.Floats();
        _gate = _gates.Floats();
    }

    /// <summary>The hidden states after dropout, (n, time, units).</summary>
    public Tensor Output { get; }

    /// <summary>The hidden states before it, (n, time, units).</summary>
    public float* States { get; }

    /// <summary>From the gates' sums, without their bias, to the next state and cell.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Activate(int example, int step, float* sums, float* state, float* cell)
    {
        var units = _shape.Units;
        var place = (nint)example * _shape.Steps + step;
        for (var unit = 0; unit < units; unit += Lanes.Count)
        {
            float* sum = sums + unit;
            float* bias = _bias + unit;
            var input = Lanes.Sigmoid(Vector512.Load(sum) + Vector512.Load(bias));
            var forget = Lanes.Sigmoid(Vector512.Load(sum + units) + Vector512.Load(bias + units));
            var change = Lanes.Tanh(Vector512.Load(sum + 2 * units) + Vector512.Load(bias + 2 * units));
            var output = Lanes.Sigmoid(Vector512.Load(sum + 3 * units) + Vector512.Load(bias + 3 * units));
            var value = forget * Vector512.Load(cell + unit) + input * change;
            var hidden = output * Lanes.Tanh(value);
            float* at = _gate + place * _shape.Gates + unit;
            // Past the caches: nobody reads the gates before the way back, when they are long out of them.
            input.StoreAlignedNonTemporal(at);
            forget.StoreAlignedNonTemporal(at + units);
            change.StoreAlignedNonTemporal(at + 2 * units);
            output.StoreAlignedNonTemporal(at + 3 * units);
            value.Store(cell + unit);
            value.Store(_cell + place * units + unit);
            hidden.Store(state + unit);
            hidden.Store(States + place * units + unit);
            if (_dropout.IsActive)
            {
                (hidden * Dropout(example, step, unit)).Store(_output + place * units + unit);
            }
        }
    }

    /// <summary>From the gradients of output, next state and next cell to those of the gates' sums and of the cell.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Derive(int example, int step, float* outer, float* state, float* carried, float* result)
    {
        var (one, units) = (Vector512<float>.One, _shape.Units);
        var place = (nint)example * _shape.Steps + step;
        for (var unit = 0; unit < units; unit += Lanes.Count)
        {
            float* at = _gate + place * _shape.Gates + unit;
            var i = place * units + unit;
            var (input, forget) = (Vector512.Load(at), Vector512.Load(at + units));
            var (change, output) = (Vector512.Load(at + 2 * units), Vector512.Load(at + 3 * units));
            var before = step == 0 ? Vector512<float>.Zero : Vector512.Load(_cell + i - units);
            var squashed = Lanes.Tanh(Vector512.Load(_cell + i));
            var hidden = Vector512.Load(outer + i) * Dropout(example, step, unit) + Vector512.Load(state + unit);
            var inner = Vector512.Load(carried + unit) + hidden * output * (one - squashed * squashed);
            (inner * forget).Store(carried + unit);
            (inner * change * input * (one - input)).Store(result + unit);
            (inner * before * forget * (one - forget)).Store(result + units + unit);
            (inner * input * (one - change * change)).Store(result + 2 * units + unit);
            (hidden * squashed * output * (one - output)).Store(result + 3 * units + unit);
        }
    }

    private Vector512<float> Dropout(int example, int step, int unit) =>
        _dropout.At(((long)step * _shape.Batch + example) * _shape.Units + unit);
}
