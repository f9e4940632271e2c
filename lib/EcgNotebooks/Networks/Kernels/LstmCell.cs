using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Computes one time step of an LSTM for one example, and stores the values that the backward pass needs.</summary>
/// <remarks>
/// The methods use AggressiveOptimization: with tiered compilation the first training steps would run unoptimized code, and the
/// first epoch of a short training would take twice as long.
/// </remarks>
internal sealed unsafe class LstmCell<TLanes>
    where TLanes : struct, ILanes<TLanes>
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

    /// <summary>Allocates the memory.</summary>
    /// <param name="shape">Sizes of the LSTM.</param>
    /// <param name="bias">Bias, (4 units).</param>
    /// <param name="dropout">Dropout of the output, (time, n, units).</param>
    public LstmCell(LstmShape shape, Tensor bias, DropoutScale dropout)
    {
        (_shape, _dropout) = (shape, dropout);
        _states = empty(shape.Batch, shape.Steps, shape.Units);
        Output = dropout.IsActive ? empty_like(_states) : _states;
        // Ordered by time, so that the examples of a thread read and write consecutive memory in each step.
        _cells = empty(shape.Steps, shape.Batch, shape.Units);
        _gates = empty(shape.Steps, shape.Batch, shape.Gates);
        _bias = bias.Floats();
        States = _states.Floats();
        _output = Output.Floats();
        _cell = _cells.Floats();
        _gate = _gates.Floats();
    }

    /// <summary>The hidden states after dropout, (n, time, units).</summary>
    public Tensor Output { get; }

    /// <summary>The hidden states before dropout, (n, time, units).</summary>
    public float* States { get; }

    /// <summary>Computes the forward pass of a step: the next hidden and cell state from the weighted sums of the gates, before the bias is added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(int example, int step, float* sums, float* state, float* cell)
    {
        var units = _shape.Units;
        var (place, row) = (Place(example, step), Row(example, step));
        for (var unit = 0; unit < units; unit += TLanes.Count)
        {
            LstmGates<TLanes>.Compute(
                sums + unit,
                _bias + unit,
                units,
                out var input,
                out var forget,
                out var change,
                out var output
            );
            float* at = _gate + row * _shape.Gates + unit;
            // Non-temporal stores bypass the caches: the gates are read in the backward pass only.
            input.StoreNonTemporal(at);
            forget.StoreNonTemporal(at + units);
            change.StoreNonTemporal(at + 2 * units);
            output.StoreNonTemporal(at + 3 * units);
            output.Store(sums + unit);
            var value = forget * TLanes.Load(cell + unit) + input * change;
            value.Store(cell + unit);
            value.Store(_cell + row * units + unit);
        }

        // A loop of its own, so that the processor doesn't wait for the cell before it computes the next gates.
        for (var unit = 0; unit < units; unit += TLanes.Count)
        {
            var hidden = TLanes.Load(sums + unit) * Lanes<TLanes>.Tanh(TLanes.Load(cell + unit));
            hidden.Store(state + unit);
            hidden.Store(States + place * units + unit);
            if (_dropout.IsActive)
            {
                (hidden * Dropout(example, step, unit)).Store(_output + place * units + unit);
            }
        }
    }

    /// <summary>Computes the backward pass of a step: the gradients of the gates' sums and of the cell, from those of the output, the next hidden and the next cell state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(int example, int step, float* outer, float* state, float* carried, float* result)
    {
        var (one, units) = (TLanes.One, _shape.Units);
        var (place, row) = (Place(example, step), Row(example, step));
        for (var unit = 0; unit < units; unit += TLanes.Count)
        {
            float* at = _gate + row * _shape.Gates + unit;
            var i = place * units + unit;
            var (input, forget) = (TLanes.Load(at), TLanes.Load(at + units));
            var (change, output) = (TLanes.Load(at + 2 * units), TLanes.Load(at + 3 * units));
            float* stored = _cell + row * units + unit;
            var before = step == 0 ? TLanes.Zero : TLanes.Load(stored - (nint)_shape.Batch * units);
            var squashed = Lanes<TLanes>.Tanh(TLanes.Load(stored));
            var hidden = TLanes.Load(outer + i) * Dropout(example, step, unit) + TLanes.Load(state + unit);
            var inner = TLanes.Load(carried + unit) + hidden * output * (one - squashed * squashed);
            (inner * forget).Store(carried + unit);
            (inner * change * input * (one - input)).Store(result + unit);
            (inner * before * forget * (one - forget)).Store(result + units + unit);
            (inner * input * (one - change * change)).Store(result + 2 * units + unit);
            (hidden * squashed * output * (one - output)).Store(result + 3 * units + unit);
        }
    }

    private nint Place(int example, int step) => (nint)example * _shape.Steps + step;

    private nint Row(int example, int step) => (nint)step * _shape.Batch + example;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes Dropout(int example, int step, int unit) =>
        _dropout.At<TLanes>(((long)step * _shape.Batch + example) * _shape.Units + unit);
}
