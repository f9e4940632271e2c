using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Adds the bias and applies max pooling and ReLU, with the backward pass.</summary>
internal sealed unsafe class PooledRelu<TLanes> : IActivation
    where TLanes : struct, ILanes<TLanes>
{
    private readonly ConvolutionShape _shape;
    private readonly int _length;
    private readonly Tensor _output;
    private readonly Tensor _passed; // (n, time, out / lanes, 2) masks: one bit per sample, set if it receives the gradient
    private readonly float* _bias;
    private readonly float* _values;
    private readonly byte* _bits;

    private float* _gradient;

    public PooledRelu(ConvolutionShape shape, Tensor bias)
    {
        (_shape, _length) = (shape, shape.OutputLength / 2);
        _output = empty(shape.Batch, _length, shape.Outputs);
        _passed = empty(shape.Batch, _length, 2 * shape.Outputs / TLanes.LanesPerByte, ScalarType.Byte);
        _bias = bias.Floats();
        _values = _output.Floats();
        _bits = _passed.Bytes();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ProcessTile(int example, int channel, int time, int overlap, float* tile)
    {
        // If a tile starts at an odd sample, this sample was already processed, and the pairs start with the next one.
        var odd = time % 2;
        var position = ((long)example * _length + (time + odd) / 2) * _shape.Outputs + channel;
        float* bias = _bias + channel;
        float* output = _values + position;
        byte* bits = Masks(position);
        for (var row = odd; row + 1 < TileProduct.Rows; row += 2)
        {
            for (var lane = 0; lane < TileProduct.Columns; lane += TLanes.Count)
            {
                var pair = tile + row * TileProduct.Columns + lane;
                var (a, b) = (TLanes.Load(pair), TLanes.Load(pair + TileProduct.Columns));
                var value = TLanes.Max(a, b) + TLanes.Load(bias + lane);
                Lanes<TLanes>.Relu(value).Store(output + lane);
                var (positive, later) = (TLanes.Greater(value, TLanes.Zero), TLanes.Greater(b, a));
                byte* masks = bits + 2 * lane / TLanes.LanesPerByte;
                TLanes.StoreMask(positive & ~later, masks);
                TLanes.StoreMask(positive & later, masks + TLanes.Count / TLanes.LanesPerByte);
            }

            output += _shape.Outputs;
            bits += 2 * _shape.Outputs / TLanes.LanesPerByte;
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
        byte* bits = Masks(position);
        for (var pair = start / 2; pair < end / 2; pair++)
        {
            for (var lane = 0; lane < TileProduct.Columns; lane += TLanes.Count)
            {
                var value = TLanes.Load(outer + lane);
                byte* masks = bits + 2 * lane / TLanes.LanesPerByte;
                TLanes.Where(masks, value).Store(gradient + lane);
                masks += TLanes.Count / TLanes.LanesPerByte;
                TLanes.Where(masks, value).Store(gradient + TileProduct.Columns + lane);
            }

            outer += _shape.Outputs;
            bits += 2 * _shape.Outputs / TLanes.LanesPerByte;
            gradient += 2 * TileProduct.Columns;
        }

        // An odd last sample belongs to no pair.
        new Span<float>(gradient, end % 2 * TileProduct.Columns).Clear();
    }

    private byte* Masks(long position) => _bits + 2 * position / TLanes.LanesPerByte;
}
