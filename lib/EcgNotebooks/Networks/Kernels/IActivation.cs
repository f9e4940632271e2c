using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The layers after a convolution, applied to each tile of its result while the tile is in the cache, with their backward pass.</summary>
/// <remarks>
/// Implementations use AggressiveOptimization: with tiered compilation, the first epochs of a short training would run unoptimized
/// code.
/// </remarks>
internal unsafe interface IActivation
{
    /// <summary>Does work that is needed once before <see cref="Finish"/>; called on one thread while others may already compute tiles.</summary>
    void Prepare() { }

    /// <summary>Processes a tile of the convolution's result, before the bias is added.</summary>
    /// <param name="example">Index of the example.</param>
    /// <param name="channel">First of the tile's 32 output channels.</param>
    /// <param name="time">First of the tile's 8 samples.</param>
    /// <param name="overlap">Number of samples that overlap an earlier tile and have already been processed.</param>
    /// <param name="tile">Values, (8, 32).</param>
    void ProcessTile(int example, int channel, int time, int overlap, float* tile);

    /// <summary>Returns the result after all tiles have been processed.</summary>
    Tensor Finish();

    /// <summary>Starts the backward pass.</summary>
    /// <param name="gradient">Gradient of the result, contiguous.</param>
    /// <returns>Gradients of the activation's weights.</returns>
    Tensor[] BeginBackward(Tensor gradient);

    /// <summary>Computes the gradient of the convolution's output for a range of samples and 32 channels of one example.</summary>
    /// <param name="example">Index of the example.</param>
    /// <param name="channel">First of the 32 channels.</param>
    /// <param name="start">First sample; must be even.</param>
    /// <param name="end">End of the range, exclusive.</param>
    /// <param name="gradient">Receives the gradient, (end - start, 32).</param>
    void Fill(int example, int channel, int start, int end, float* gradient);
}
