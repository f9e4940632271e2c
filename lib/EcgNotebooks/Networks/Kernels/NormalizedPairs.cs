using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Normalization, max pooling over pairs of samples and dropout, with the backward pass.</summary>
internal sealed unsafe class NormalizedPairs<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int Columns = TileProduct.Columns;

    private readonly int _length;
    private readonly int _channels;
    private readonly DropoutScale _dropout;
    private readonly Tensor _second; // one bit per pair, set if the second sample is the maximum
    private readonly byte* _bits;
    private readonly float* _value;

    /// <summary>Allocates the memory.</summary>
    /// <param name="shape">Sizes of the convolution.</param>
    /// <param name="dropout">Dropout of the output.</param>
    public NormalizedPairs(ConvolutionShape shape, DropoutScale dropout)
    {
        (_length, _channels, _dropout) = (shape.OutputLength / 2, shape.Outputs, dropout);
        Output = empty(shape.Batch, _length, shape.Outputs);
        _second = empty(shape.Batch, _length, shape.Outputs / TLanes.LanesPerByte, ScalarType.Byte);
        _bits = _second.Bytes();
        _value = Output.Floats();
    }

    /// <summary>The output, (n, time / 2, out).</summary>
    public Tensor Output { get; }

    /// <summary>Gradient of the output, for the backward pass.</summary>
    public float* Gradient { get; set; }

    /// <summary>Computes the output for a block of values.</summary>
    /// <param name="block">The values; an even number of samples.</param>
    /// <param name="scale">Factor of the normalization, one per channel.</param>
    /// <param name="offset">Offset of the normalization, one per channel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Pool(ReluBlock block, float* scale, float* offset)
    {
        for (var lane = 0; lane < Columns; lane += TLanes.Count)
        {
            float* values = block.Values + lane;
            var channel = block.Channel + lane;
            var (factor, more) = (TLanes.Load(scale + channel), TLanes.Load(offset + channel));
            var place = Place(block) + lane;
            for (var pair = 0; pair < block.Count / 2; pair++)
            {
                var first = TLanes.MultiplyAdd(TLanes.Load(values), factor, more);
                var second = TLanes.MultiplyAdd(TLanes.Load(values + block.Row), factor, more);
                TLanes.StoreMask(TLanes.Greater(second, first), Mask(place));
                (TLanes.Max(first, second) * _dropout.At<TLanes>(place)).Store(_value + place);
                values += 2 * block.Row;
                place += _channels;
            }
        }
    }

    /// <summary>Adds up the gradients of the output, and their products with the values that were the maximum of their pair.</summary>
    /// <param name="block">The values; an even number of samples.</param>
    /// <param name="sums">Both sums per channel, (2, 32).</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddGradients(ReluBlock block, float* sums)
    {
        for (var lane = 0; lane < Columns; lane += TLanes.Count)
        {
            float* values = block.Values + lane;
            var (sum, products) = (TLanes.Load(sums + lane), TLanes.Load(sums + Columns + lane));
            var place = Place(block) + lane;
            for (var pair = 0; pair < block.Count / 2; pair++)
            {
                var (first, second) = (TLanes.Load(values), TLanes.Load(values + block.Row));
                var outer = Outer(place);
                var value = first + TLanes.Where(Mask(place), second - first);
                sum += outer;
                products = TLanes.MultiplyAdd(outer, value, products);
                values += 2 * block.Row;
                place += _channels;
            }

            sum.Store(sums + lane);
            products.Store(sums + Columns + lane);
        }
    }

    /// <summary>Computes the gradient of the convolution's output: scale * gradient of the maximum + slope * value + offset, where the value is positive.</summary>
    /// <param name="block">The values after ReLU.</param>
    /// <param name="scale">Factor of the output's gradient, one per channel.</param>
    /// <param name="slope">Factor of the value itself, one per channel.</param>
    /// <param name="offset">Offset, one per channel.</param>
    /// <param name="gradient">Receives the gradient, (time, 32); may be the memory of the values.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(ReluBlock block, float* scale, float* slope, float* offset, float* gradient)
    {
        for (var lane = 0; lane < Columns; lane += TLanes.Count)
        {
            float* values = block.Values + lane;
            float* result = gradient + lane;
            var channel = block.Channel + lane;
            var factor = TLanes.Load(scale + channel);
            var (rise, more) = (TLanes.Load(slope + channel), TLanes.Load(offset + channel));
            var place = Place(block) + lane;
            for (var pair = 0; pair < block.Count / 2; pair++)
            {
                var outer = Outer(place) * factor;
                var later = TLanes.Where(Mask(place), outer);
                Derive(TLanes.Load(values), rise, more, outer - later).Store(result);
                Derive(TLanes.Load(values + block.Row), rise, more, later).Store(result + Columns);
                values += 2 * block.Row;
                place += _channels;
                result += 2 * Columns;
            }

            // An odd last sample belongs to no pair.
            if (block.Count % 2 == 1)
            {
                Derive(TLanes.Load(values), rise, more, TLanes.Zero).Store(result);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Derive(TLanes value, TLanes slope, TLanes offset, TLanes outer) =>
        TLanes.WhereGreater(value, TLanes.Zero, TLanes.MultiplyAdd(value, slope, offset) + outer);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes Outer(long place) => TLanes.Load(Gradient + place) * _dropout.At<TLanes>(place);

    private byte* Mask(long place) => _bits + place / TLanes.LanesPerByte;

    private long Place(ReluBlock block) =>
        ((long)block.Example * _length + block.Start / 2) * _channels + block.Channel;
}
