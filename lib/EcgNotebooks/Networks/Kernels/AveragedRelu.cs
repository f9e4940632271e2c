using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Adds the bias, applies ReLU and averages over time, with the backward pass.</summary>
internal sealed unsafe class AveragedRelu<TLanes> : IActivation
    where TLanes : struct, ILanes<TLanes>
{
    private readonly ConvolutionShape _shape;
    private readonly float _factor;
    private readonly Tensor _output;
    private readonly Tensor _positive;
    private readonly float* _bias;
    private readonly float* _values;
    private readonly byte* _bits;

    private float* _gradient;

    public AveragedRelu(ConvolutionShape shape, Tensor bias)
    {
        (_shape, _factor) = (shape, 1f / shape.OutputLength);
        _output = zeros(shape.Batch, shape.Outputs);
        _positive = empty(shape.Batch, shape.OutputLength, shape.Outputs / TLanes.LanesPerByte, ScalarType.Byte);
        _bias = bias.Floats();
        _values = _output.Floats();
        _bits = _positive.Bytes();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ProcessTile(int example, int channel, int time, int overlap, float* tile)
    {
        float* output = _values + example * _shape.Outputs + channel;
        byte* bits = Mask(example, time, channel);
        for (var lane = 0; lane < TileProduct.Columns; lane += TLanes.Count)
        {
            var (sum, offset) = (TLanes.Zero, TLanes.Load(_bias + channel + lane));
            for (var row = overlap; row < TileProduct.Rows; row++)
            {
                var value = TLanes.Load(tile + row * TileProduct.Columns + lane) + offset;
                TLanes.StoreMask(
                    TLanes.Greater(value, TLanes.Zero),
                    bits + (row * _shape.Outputs + lane) / TLanes.LanesPerByte
                );
                sum += Lanes<TLanes>.Relu(value);
            }

            (TLanes.Load(output + lane) + sum * _factor).Store(output + lane);
        }
    }

    public Tensor Finish() => _output;

    public Tensor[] BeginBackward(Tensor gradient)
    {
        _gradient = gradient.Floats();
        return [];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(int example, int channel, int start, int end, float* gradient)
    {
        float* outer = _gradient + example * _shape.Outputs + channel;
        for (var lane = 0; lane < TileProduct.Columns; lane += 2 * TLanes.Count)
        {
            var (low, high) = (TLanes.Load(outer + lane) * _factor, TLanes.Load(outer + lane + TLanes.Count) * _factor);
            byte* mask = Mask(example, start, channel + lane);
            float* next = gradient + lane;
            for (var time = start; time < end; time++)
            {
                TLanes.Where(mask, low).Store(next);
                TLanes.Where(mask + TLanes.Count / TLanes.LanesPerByte, high).Store(next + TLanes.Count);
                next += TileProduct.Columns;
                mask += _shape.Outputs / TLanes.LanesPerByte;
            }
        }
    }

    private byte* Mask(int example, int time, int channel) =>
        _bits + (((long)example * _shape.OutputLength + time) * _shape.Outputs + channel) / TLanes.LanesPerByte;
}
