using System.Runtime.CompilerServices;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Adds the bias, applies ReLU and averages over time; the output must be zero before the first tile.</summary>
internal unsafe struct MeanOverTime<TLanes> : IPredictedActivation<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private TLanes _bias;
    private TLanes _factor;
    private TLanes _sum;

    public static int RowsPerPair => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(float* weights, int channels)
    {
        _bias = TLanes.Load(weights);
        _factor = TLanes.Load(weights + channels);
        _sum = TLanes.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddPair(TLanes first, TLanes second, float* output) =>
        _sum += Lanes<TLanes>.Relu(first + _bias) + Lanes<TLanes>.Relu(second + _bias);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddLast(TLanes sample) => _sum += Lanes<TLanes>.Relu(sample + _bias);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void End(float* output) => TLanes.MultiplyAdd(_sum, _factor, TLanes.Load(output)).Store(output);
}
