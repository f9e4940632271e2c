using System.Runtime.CompilerServices;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Accumulates two sums per channel, first within each example and then over the examples in order, so the result doesn't depend on the threads.</summary>
internal sealed unsafe class ChannelSums(int batch, int channels)
{
    private readonly float[] _first = new float[batch * channels];
    private readonly float[] _second = new float[batch * channels];

    /// <summary>Adds to the sums of consecutive channels of an example, one per lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add<TLanes>(int example, int channel, TLanes first, TLanes second)
        where TLanes : struct, ILanes<TLanes>
    {
        var place = example * channels + channel;
        Add(_first.AsSpan(place, TLanes.Count), first);
        Add(_second.AsSpan(place, TLanes.Count), second);
    }

    /// <summary>Returns the sums of one channel over all examples.</summary>
    public (double First, double Second) Total(int channel)
    {
        var (first, second) = (0.0, 0.0);
        for (var place = channel; place < _first.Length; place += channels)
        {
            first += _first[place];
            second += _second[place];
        }

        return (first, second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TLanes>(Span<float> sums, TLanes more)
        where TLanes : struct, ILanes<TLanes>
    {
        fixed (float* sum = sums)
        {
            (TLanes.Load(sum) + more).Store(sum);
        }
    }

    public void Clear()
    {
        Array.Clear(_first);
        Array.Clear(_second);
    }
}
