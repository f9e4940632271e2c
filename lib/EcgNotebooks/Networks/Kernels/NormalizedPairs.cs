using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The larger of every two neighbours after normalization, and dropout; and the way back to both.</summary>
internal sealed unsafe class NormalizedPairs
{
    private const int Columns = TileProduct.Columns;

    private readonly int _length;
    private readonly int _channels;
    private readonly DropoutScale _dropout;
    private readonly Tensor _second; // whether the second of a pair is the larger
    private readonly ushort* _bits;
    private readonly float* _value;

    /// <summary>Prepares the memory.</summary>
    /// <param name="shape">The convolution's sizes.</param>
    /// <param name="dropout">Of the output.</param>
    public NormalizedPairs(ConvolutionShape shape, DropoutScale dropout)
    {
        (_length, _channels, _dropout) = (shape.OutputLength / 2, shape.Outputs, dropout);
        Output = empty(shape.Batch, _length, shape.Outputs);
        _second = empty(shape.Batch, _length, shape.Outputs / Lanes.Count, ScalarType.Int16);
        _bits = _second.Bits();
        _value = Output.Floats();
    }

    /// <summary>(n, time / 2, out).</summary>
    public Tensor Output { get; }

    /// <summary>The output's gradient, for the way back.</summary>
    public float* Gradient { get; set; }

    /// <summary>From values to output.</summary>
    /// <param name="block">The values; an even number.</param>
    /// <param name="scale">What each channel is multiplied by.</param>
    /// <param name="offset">What is then added.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Pool(ReluBlock block, float* scale, float* offset)
    {
        for (var lane = 0; lane < Columns; lane += Lanes.Count)
        {
            float* values = block.Values + lane;
            var channel = block.Channel + lane;
            var (factor, more) = (Vector512.Load(scale + channel), Vector512.Load(offset + channel));
            var place = Place(block) + lane;
            for (var pair = 0; pair < block.Count / 2; pair++)
            {
                var first = Vector512.FusedMultiplyAdd(Vector512.Load(values), factor, more);
                var second = Vector512.FusedMultiplyAdd(Vector512.Load(values + block.Row), factor, more);
                _bits[place / Lanes.Count] = Lanes.Greater(second, first);
                (Vector512.MaxNative(first, second) * _dropout.At(place)).Store(_value + place);
                values += 2 * block.Row;
                place += _channels;
            }
        }
    }

    /// <summary>Adds the output's gradients up, and these times the values that were the larger ones.</summary>
    /// <param name="block">The values; an even number.</param>
    /// <param name="sums">(2, 32).</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddGradients(ReluBlock block, float* sums)
    {
        for (var lane = 0; lane < Columns; lane += Lanes.Count)
        {
            float* values = block.Values + lane;
            var (sum, products) = (Vector512.Load(sums + lane), Vector512.Load(sums + Columns + lane));
            var place = Place(block) + lane;
            for (var pair = 0; pair < block.Count / 2; pair++)
            {
                var (first, second) = (Vector512.Load(values), Vector512.Load(values + block.Row));
                var outer = Outer(place);
                var value = first + Lanes.Where(_bits[place / Lanes.Count], second - first);
                sum += outer;
                products = Vector512.FusedMultiplyAdd(outer, value, products);
                values += 2 * block.Row;
                place += _channels;
            }

            sum.Store(sums + lane);
            products.Store(sums + Columns + lane);
        }
    }

    /// <summary>Writes the convolution's gradient, (time, 32), which may be the values' own memory.</summary>
    /// <param name="block">The values.</param>
    /// <param name="scale">What each channel's outer gradient is multiplied by.</param>
    /// <param name="slope">What a value's gradient has of the value itself.</param>
    /// <param name="offset">What is added.</param>
    /// <param name="gradient">What is written.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(ReluBlock block, float* scale, float* slope, float* offset, float* gradient)
    {
        for (var lane = 0; lane < Columns; lane += Lanes.Count)
        {
            float* values = block.Values + lane;
            float* result = gradient + lane;
            var channel = block.Channel + lane;
            var factor = Vector512.Load(scale + channel);
            var (rise, more) = (Vector512.Load(slope + channel), Vector512.Load(offset + channel));
            var place = Place(block) + lane;
            for (var pair = 0; pair < block.Count / 2; pair++)
            {
                var outer = Outer(place) * factor;
                var later = Lanes.Where(_bits[place / Lanes.Count], outer);
                Derive(Vector512.Load(values), rise, more, outer - later).Store(result);
                Derive(Vector512.Load(values + block.Row), rise, more, later).Store(result + Columns);
                values += 2 * block.Row;
                place += _channels;
                result += 2 * Columns;
            }

            // An odd last sample is in no pair.
            if (block.Count % 2 == 1)
            {
                Derive(Vector512.Load(values), rise, more, Vector512<float>.Zero).Store(result);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Derive(
        Vector512<float> value,
        Vector512<float> slope,
        Vector512<float> offset,
        Vector512<float> outer
    ) =>
        (Vector512.FusedMultiplyAdd(value, slope, offset) + outer)
        & Vector512.GreaterThan(value, Vector512<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<float> Outer(long place) => Vector512.Load(Gradient + place) * _dropout.At(place);

    private long Place(ReluBlock block) =>
        ((long)block.Example * _length + block.Start / 2) * _channels + block.Channel;
}
