using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks;

/// <summary>Examples as tensors.</summary>
internal static class Batch
{
    /// <summary>The examples at these positions as (n, channels, time).</summary>
    /// <remarks>
    /// The memory is laid out as (n, time, channels): convolutions keep the layout of their input, and in this one they are
    /// faster and need no reordering before the recurrent layer.
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

        // as_strided because torch leaves the strides of a single channel as they are, and then takes them for the other layout.
        return batch
            .to(device ?? CPU)
            .transpose(1, 2)
            .contiguous()
            .as_strided([n, channels, length], [(long)channels * length, 1, channels], 0);
    }

    /// <summary>The target classes at these positions as (n).</summary>
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
