using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Provides the values of a convolution after bias and ReLU to kernels that read them several times, either from memory or by recomputation.</summary>
internal abstract unsafe class ReluValues
{
    // Up to this number of multiplications per value, recomputing it is faster than reading it from memory.
    private const int MaxRecomputedProducts = 8;

    /// <summary>Chooses whether to store or to recompute the values, whichever is faster.</summary>
    /// <param name="shape">Sizes of the convolution.</param>
    /// <param name="input">Input, (n, time, in), contiguous.</param>
    /// <param name="weight">Weights, (out, in, tap).</param>
    /// <param name="bias">Bias, (out).</param>
    public static ReluValues Of(ConvolutionShape shape, Tensor input, Tensor weight, Tensor bias) =>
        shape.Window <= MaxRecomputedProducts ? new RecomputedRelu(shape, input, weight, bias) : new StoredRelu(shape);

    /// <summary>Stores the values of a tile when they are first computed, if they aren't recomputed later.</summary>
    /// <param name="example">Index of the example.</param>
    /// <param name="channel">First channel of the tile.</param>
    /// <param name="time">First sample of the tile.</param>
    /// <param name="overlap">Number of samples that overlap an earlier tile and have already been processed.</param>
    /// <param name="tile">Values after bias and ReLU, (8, 32).</param>
    public abstract void StoreTile(int example, int channel, int time, int overlap, float* tile);

    /// <summary>Returns a block with the values of its samples.</summary>
    /// <param name="block">The range of samples.</param>
    /// <param name="memory">Memory of the size of the block, (time, 32), for values that are recomputed.</param>
    public abstract ReluBlock Read(ReluBlock block, float* memory);
}
