using System.Runtime.Intrinsics;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Two sums for each channel, added up per example and then in the examples' order whatever thread had them.</summary>
internal sealed class ChannelSums(int batch, int channels)
{
    private readonly float[] _first = new float[batch * channels];
    private readonly float[] _second = new float[batch * channels];

    /// <summary>Adds to sixteen channels of an example.</summary>
    public void Add(int example, int channel, Vector512<float> first, Vector512<float> second)
    {
        var place = example * channels + channel;
        (Vector512.Create(_first, place) + first).CopyTo(_first, place);
        (Vector512.Create(_second, place) + second).CopyTo(_second, place);
    }

    /// <summary>The sums of one channel over all examples.</summary>
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
