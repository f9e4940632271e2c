using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Bias, the larger of every two neighbours, relu.</summary>
internal sealed unsafe class PooledRelu : IActivation
{
    private readonly ConvolutionShape _shape;
    private readonly int _length;
    private readonly Tensor _output;
    private readonly Tensor _second;
    private readonly float* _bias;
    private readonly float* _values;
    private readonly ushort* _bits;

    private float* _gradient;

    public PooledRelu(ConvolutionShape shape, Tensor bias)
    {
        (_shape, _length) = (shape, shape.OutputLength / 2);
        _output = empty(shape.Batch, _length, shape.Outputs);
        _second = empty(shape.Batch, _length, shape.Outputs / Lanes.Count, ScalarType.Int16);
        _bias = bias.Floats();
        _values = _output.Floats();
        _bits = _second.Bits();
    }

    public void Take(int example, int channel, int time, int known, float* tile)
    {
        // A tile that begins at an odd sample has an old one first: its pairs begin with the second.
        var odd = time % 2;
        var position = ((long)example * _length + (time + odd) / 2) * _shape.Outputs + channel;
        float* bias = _bias + channel;
        float* output = _values + position;
        ushort* bits = _bits + position / Lanes.Count;
        for (var row = odd; row + 1 < TileProduct.Rows; row += 2)
        {
            for (var lane = 0; lane < TileProduct.Columns; lane += Lanes.Count)
            {
                var pair = tile + row * TileProduct.Columns + lane;
                var (a, b) = (Vector512.Load(pair), Vector512.Load(pair + TileProduct.Columns));
                Lanes.Relu(Vector512.MaxNative(a, b) + Vector512.Load(bias + lane)).Store(output + lane);
                bits[(row / 2 * _shape.Outputs + lane) / Lanes.Count] = Lanes.Greater(b, a);
            }

            output += _shape.Outputs;
        }
    }

    public Tensor Finish() => _output;

    public Tensor[] Begin(Tensor gradient)
    {
        _gradient = gradient.Floats();
        return [];
    }

    public void Fill(int example, int channel, float* gradient)
    {
        var start = (long)example * _length * _shape.Outputs + channel;
        float* outer = _gradient + start;
        float* values = _values + start;
        ushort* bits = _bits + start / Lanes.Count;
        for (var time = 0; time < _length; time++)
        {
            for (var lane = 0; lane < TileProduct.Columns; lane += Lanes.Count)
            {
                var i = time * _shape.Outputs + lane;
                var positive = Vector512.GreaterThan(Vector512.Load(values + i), Vector512<float>.Zero);
                var value = Vector512.Load(outer + i) & positive;
                var later = Lanes.Where(bits[i / Lanes.Count], value);
                (value - later).Store(gradient + lane);
                later.Store(gradient + TileProduct.Columns + lane);
            }

            gradient += 2 * TileProduct.Columns;
        }

        // An odd last sample is in no pair.
        new Span<float>(gradient, _shape.OutputLength % 2 * TileProduct.Columns).Clear();
    }
}
