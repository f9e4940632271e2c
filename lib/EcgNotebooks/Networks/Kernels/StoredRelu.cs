using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Stores the values after ReLU in memory, (n, time, out).</summary>
internal sealed unsafe class StoredRelu<TLanes> : ReluValues
    where TLanes : struct, ILanes<TLanes>
{
    private readonly ConvolutionShape _shape;
    private readonly Tensor _values;
    private readonly float* _value;

    public StoredRelu(ConvolutionShape shape)
    {
        _shape = shape;
        _values = empty(shape.Batch, shape.OutputLength, shape.Outputs);
        _value = _values.Floats();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void StoreTile(int example, int channel, int time, int overlap, float* tile)
    {
        float* values = Place(example, channel, time);
        for (var row = overlap; row < TileProduct.Rows; row++)
        {
            float* from = tile + row * TileProduct.Columns;
            float* to = values + row * _shape.Outputs;
            for (var lane = 0; lane < TileProduct.Columns; lane += TLanes.Count)
            {
                TLanes.Load(from + lane).Store(to + lane);
            }
        }
    }

    public override ReluBlock Read(ReluBlock block, float* memory) =>
        block with
        {
            Values = Place(block.Example, block.Channel, block.Start),
            Row = _shape.Outputs,
        };

    private float* Place(int example, int channel, int time) =>
        _value + ((long)example * _shape.OutputLength + time) * _shape.Outputs + channel;
}
