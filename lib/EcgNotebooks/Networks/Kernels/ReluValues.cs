using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>A convolution's values after bias and relu, for those that read them more than once.</summary>
internal abstract unsafe class ReluValues
{
    // Above this many multiplications for a value it is faster to read it from memory than to compute it again.
    private const int FewProducts = 8;

    /// <summary>Keeps them, or finds them again each time.</summary>
    /// <param name="shape">The convolution's sizes.</param>
    /// <param name="input">(n, time, in), contiguous.</param>
    /// <param name="weight">(out, in, tap).</param>
    /// <param name="bias">(out).</param>
    public static ReluValues Of(ConvolutionShape shape, Tensor input, Tensor weight, Tensor bias) =>
        shape.Window <= FewProducts ? new RepeatedRelu(shape, input, weight, bias) : new KeptRelu(shape);

    /// <summary>Hears of a tile's values while they are computed first.</summary>
    /// <param name="example">The example.</param>
    /// <param name="channel">The tile's first channel.</param>
    /// <param name="time">The tile's first sample.</param>
    /// <param name="known">How many of these samples an earlier tile already had.</param>
    /// <param name="tile">(8, 32).</param>
    public abstract void Take(int example, int channel, int time, int known, float* tile);

    /// <summary>The values of some samples.</summary>
    /// <param name="block">The samples.</param>
    /// <param name="memory">Of the size of the block, (time, 32): where the values are put if they have no other place.</param>
    public abstract ReluBlock Read(ReluBlock block, float* memory);
}
