using System.Runtime.CompilerServices;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Adds the bias, and applies ReLU, batch normalization with the moving statistics, and max pooling.</summary>
internal unsafe struct NormalizedPooledPairs<TLanes> : IPredictedActivation<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private TLanes _bias;
    private TLanes _factor;
    private TLanes _offset;

    public static int RowsPerPair => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(float* weights, int channels)
    {
        _bias = TLanes.Load(weights);
        _factor = TLanes.Load(weights + channels);
        _offset = TLanes.Load(weights + 2 * channels);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void AddPair(TLanes first, TLanes second, float* output) =>
        TLanes.Max(Normalize(first), Normalize(second)).Store(output);

    public readonly void AddLast(TLanes sample) { }

    public readonly void End(float* output) { }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly TLanes Normalize(TLanes sample) =>
        TLanes.MultiplyAdd(Lanes<TLanes>.Relu(sample + _bias), _factor, _offset);
}
