using System.Runtime.CompilerServices;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Stores the samples of a tile as they are, (samples, 32).</summary>
internal readonly unsafe struct SamplePairs<TLanes> : IPredictedActivation<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public static int RowsPerPair => 2;

    public void Begin(float* weights, int channels) { }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddPair(TLanes first, TLanes second, float* output)
    {
        first.Store(output);
        second.Store(output + TileProduct.Columns);
    }

    public void AddLast(TLanes sample) { }

    public void End(float* output) { }
}
