using System.Runtime.Intrinsics;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Accumulates two sums per channel, first within each example and then over the examples in order, so the result doesn't depend on the threads.</summary>
internal sealed class ChannelSums(int batch, int channels)
{
    private readonly float[] _first = new float[batch * channels];
    private readonly float[] _second = new float[batch * channels];

    /// <summary>Adds to the sums of sixteen channels of an example.</summary>
    public void Add(int example, int channel, Vector512<float> first, Vector512<float> second)
    {
        var place = example * channels + channel;
        (Vector512.Create(_first, place) + first).CopyTo(_first, place);
        (Vector512.Create(_second, place) + second).CopyTo(_second, place);
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

    public void Clear()
    {
        Array.Clear(_first);
        Array.Clear(_second);
    }
}
