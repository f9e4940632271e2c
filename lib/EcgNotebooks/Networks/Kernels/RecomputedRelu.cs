using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Recomputes the values after ReLU each time, bit for bit; for few products per value this is faster than reading them from memory.</summary>
internal sealed unsafe class RecomputedRelu<TLanes> : ReluValues
    where TLanes : struct, ILanes<TLanes>
{
    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;

    private readonly ConvolutionShape _shape;
    private readonly Tensor _input;
    private readonly Tensor _panels;
    private readonly float* _signal;
    private readonly float* _panel;
    private readonly float* _bias;

    public RecomputedRelu(ConvolutionShape shape, Tensor input, Tensor weight, Tensor bias)
    {
        (_shape, _input, _panels) = (shape, input, empty_like(weight));
        ConvolutionPanels.PackForward(shape, weight.Values(), _panels.Values());
        _signal = _input.Floats();
        _panel = _panels.Floats();
        _bias = bias.Floats();
    }

    public override void StoreTile(int example, int channel, int time, int overlap, float* tile) { }

    public override ReluBlock Read(ReluBlock block, float* memory)
    {
        float* signal = _signal + (nint)block.Example * _shape.Length * _shape.Inputs;
        float* panel = _panel + block.Channel * _shape.Window;
        var whole = block.Count / Rows * Rows;
        for (var row = 0; row < whole; row += Rows)
        {
            Compute(signal + (block.Start + row) * _shape.Inputs, panel, block.Channel, memory + row * Columns);
        }

        if (whole < block.Count)
        {
            // The last tile overlaps the one before; only its new rows are copied.
            float* tile = stackalloc float[Rows * Columns];
            var left = (block.Count - whole) * Columns;
            Compute(signal + (block.End - Rows) * _shape.Inputs, panel, block.Channel, tile);
            new ReadOnlySpan<float>(tile + Rows * Columns - left, left).CopyTo(new(memory + whole * Columns, left));
        }

        return block with
        {
            Values = memory,
            Row = Columns,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Compute(float* window, float* panel, int channel, float* tile)
    {
        TileProduct.Run<TLanes>(window, _shape.Inputs, 1, panel, Columns, _shape.Window, tile, Columns, false);
        for (var lane = 0; lane < Columns; lane += TLanes.Count)
        {
            var bias = TLanes.Load(_bias + channel + lane);
            for (float* next = tile + lane; next < tile + Rows * Columns; next += Columns)
            {
                Lanes<TLanes>.Relu(TLanes.Load(next) + bias).Store(next);
            }
        }
    }
}
