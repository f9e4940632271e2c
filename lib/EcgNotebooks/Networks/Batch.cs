using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks;

/// <summary>Collects examples into tensors.</summary>
internal static class Batch
{
    /// <summary>Returns the examples at the given positions as a tensor (n, channels, time).</summary>
    /// <remarks>
    /// The memory layout is channels last, (n, time, channels). Convolutions keep the layout of their input; they are faster in this
    /// one, and the recurrent layer needs no transposition.
    /// </remarks>
    public static Tensor Inputs(IExamples examples, ReadOnlySpan<int> indices, Device? device = null)
    {
        var (n, channels, length) = (indices.Length, examples.Channels, examples.Length);
        var batch = empty(n, channels, length);
        var values = MemoryMarshal.Cast<byte, float>(batch.bytes);
        for (var i = 0; i < n; i++)
        {
            examples.CopyTo(indices[i], values.Slice(i * channels * length, channels * length));
        }

        // as_strided, because for a single channel torch keeps the old strides and would then assume the channels-first layout.
        return batch
            .to(device ?? CPU)
            .transpose(1, 2)
            .contiguous()
            .as_strided([n, channels, length], [(long)channels * length, 1, channels], 0);
    }

    /// <summary>Returns the target classes at the given positions as a tensor (n) of int64.</summary>
    public static Tensor Targets(IExamples examples, ReadOnlySpan<int> indices, Device? device = null)
    {
        var targets = new long[indices.Length];
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = examples.Target(indices[i]);
        }

        return tensor(targets, device: device);
    }
}
