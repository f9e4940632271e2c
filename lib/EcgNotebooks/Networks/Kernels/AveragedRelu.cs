using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Adds the bias, applies ReLU and averages over time, with the backward pass.</summary>
internal sealed unsafe class AveragedRelu : ITrainedActivation
{
    private readonly ConvolutionShape _shape;
    private readonly float _factor;
    private readonly Tensor _output;
    private readonly Tensor _positive;
    private readonly float* _bias;
    private readonly float* _values;
    private readonly ushort* _bits;

    private float* _gradient;

    public AveragedRelu(ConvolutionShape shape, Tensor bias)
    {
        (_shape, _factor) = (shape, 1f / shape.OutputLength);
        _output = zeros(shape.Batch, shape.Outputs);
        _positive = empty(shape.Batch, shape.OutputLength, shape.Outputs / Lanes.Count, ScalarType.Int16);
        _bias = bias.Floats();
        _values = _output.Floats();
        _bits = _positive.Bits();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ProcessTile(int example, int channel, int time, int overlap, float* tile)
    {
        float* output = _values + example * _shape.Outputs + channel;
        ushort* bits = Bits(example, time) + channel / Lanes.Count;
        for (var lane = 0; lane < TileProduct.Columns; lane += Lanes.Count)
        {
            var (sum, offset) = (Vector512<float>.Zero, Vector512.Load(_bias + channel + lane));
            for (var row = overlap; row < TileProduct.Rows; row++)
            {
                var value = Vector512.Load(tile + row * TileProduct.Columns + lane) + offset;
                bits[(row * _shape.Outputs + lane) / Lanes.Count] = Lanes.Greater(value, Vector512<float>.Zero);
                sum += Lanes.Relu(value);
            }

            (Vector512.Load(output + lane) + sum * _factor).Store(output + lane);
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
        var (low, high) = (Vector512.Load(outer) * _factor, Vector512.Load(outer + Lanes.Count) * _factor);
        ushort* bits = Bits(example, start) + channel / Lanes.Count;
        for (var time = start; time < end; time++)
        {
            Lanes.Where(bits[0], low).Store(gradient);
            Lanes.Where(bits[1], high).Store(gradient + Lanes.Count);
            gradient += TileProduct.Columns;
            bits += _shape.Outputs / Lanes.Count;
        }
    }

    private ushort* Bits(int example, int time) =>
        _bits + ((long)example * _shape.OutputLength + time) * _shape.Outputs / Lanes.Count;
}
