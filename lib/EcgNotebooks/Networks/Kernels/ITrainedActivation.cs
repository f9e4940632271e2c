using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>What follows a convolution, with its way back.</summary>
internal unsafe interface ITrainedActivation : IActivation
{
    /// <summary>Takes the contiguous gradient of the result and gives those of the activation's own weights.</summary>
    Tensor[] Begin(Tensor gradient);

    /// <summary>Writes the gradient of some samples of one example's convolution, 32 channels of it, as (time, 32).</summary>
    /// <param name="example">The example.</param>
    /// <param name="channel">The first channel.</param>
    /// <param name="start">The first sample; an even one.</param>
    /// <param name="end">The sample after the last.</param>
    /// <param name="gradient">What is written.</param>
    void Fill(int example, int channel, int start, int end, float* gradient);
}
