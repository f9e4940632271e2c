using System.Runtime.CompilerServices;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Adds the bias, and applies max pooling and ReLU, whose order doesn't matter.</summary>
internal unsafe struct PooledPairs<TLanes> : IPredictedActivation<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private TLanes _bias;

    public static int RowsPerPair => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(float* weights, int channels) => _bias = TLanes.Load(weights);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void AddPair(TLanes first, TLanes second, float* output) =>
        Lanes<TLanes>.Relu(TLanes.Max(first, second) + _bias).Store(output);

    public readonly void AddLast(TLanes sample) { }

    public readonly void End(float* output) { }
}
