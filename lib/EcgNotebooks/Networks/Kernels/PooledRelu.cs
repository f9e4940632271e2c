using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Adds the bias and applies max pooling and ReLU, with the backward pass.</summary>
internal sealed unsafe class PooledRelu : ITrainedActivation
{
    private readonly ConvolutionShape _shape;
    private readonly int _length;
    private readonly Tensor _output;
    private readonly Tensor _passed; // (n, time, out / 16, 2): one bit per sample, set if it receives the gradient
    private readonly float* _bias;
    private readonly float* _values;
    private readonly ushort* _bits;

    private float* _gradient;

    public PooledRelu(ConvolutionShape shape, Tensor bias)
    {
        (_shape, _length) = (shape, shape.OutputLength / 2);
        _output = empty(shape.Batch, _length, shape.Outputs);
        _passed = empty(shape.Batch, _length, shape.Outputs / Lanes.Count, 2, ScalarType.Int16);
        _bias = bias.Floats();
        _values = _output.Floats();
        _bits = _passed.Bits();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ProcessTile(int example, int channel, int time, int overlap, float* tile)
    {
        // If a tile starts at an odd sample, this sample was already processed, and the pairs start with the next one.
        var odd = time % 2;
        var position = ((long)example * _length + (time + odd) / 2) * _shape.Outputs + channel;
        float* bias = _bias + channel;
        float* output = _values + position;
        ushort* bits = Bits(position);
        for (var row = odd; row + 1 < TileProduct.Rows; row += 2)
        {
            for (var lane = 0; lane < TileProduct.Columns; lane += Lanes.Count)
            {
                var pair = tile + row * TileProduct.Columns + lane;
                var (a, b) = (Vector512.Load(pair), Vector512.Load(pair + TileProduct.Columns));
                var value = Vector512.MaxNative(a, b) + Vector512.Load(bias + lane);
                Lanes.Relu(value).Store(output + lane);
                var (positive, later) = (Lanes.Greater(value, Vector512<float>.Zero), Lanes.Greater(b, a));
                bits[2 * lane / Lanes.Count] = (ushort)(positive & ~later);
                bits[2 * lane / Lanes.Count + 1] = (ushort)(positive & later);
            }

            output += _shape.Outputs;
            bits += 2 * _shape.Outputs / Lanes.Count;
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
        var position = ((long)example * _length + start / 2) * _shape.Outputs + channel;
        float* outer = _gradient + position;
        ushort* bits = Bits(position);
        for (var pair = start / 2; pair < end / 2; pair++)
        {
            for (var lane = 0; lane < TileProduct.Columns; lane += Lanes.Count)
            {
                var value = Vector512.Load(outer + lane);
                Lanes.Where(bits[2 * lane / Lanes.Count], value).Store(gradient + lane);
                Lanes.Where(bits[2 * lane / Lanes.Count + 1], value).Store(gradient + TileProduct.Columns + lane);
            }

            outer += _shape.Outputs;
            bits += 2 * _shape.Outputs / Lanes.Count;
            gradient += 2 * TileProduct.Columns;
        }

        // An odd last sample belongs to no pair.
        new Span<float>(gradient, end % 2 * TileProduct.Columns).Clear();
    }

    private ushort* Bits(long position) => _bits + 2 * position / Lanes.Count;
}
