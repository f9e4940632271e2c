using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The layers after a convolution, with their backward pass.</summary>
internal unsafe interface ITrainedActivation : IActivation
{
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
