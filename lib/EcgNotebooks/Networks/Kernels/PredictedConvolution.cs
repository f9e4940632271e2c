using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>A convolution with the layers after it, as a prediction computes them.</summary>
/// <param name="Weight">Weights, (out, in, tap).</param>
/// <param name="Bias">Bias, (out).</param>
/// <param name="Activation">The layer after the bias and ReLU.</param>
internal sealed record PredictedConvolution(Tensor Weight, Tensor Bias, PredictedActivation Activation)
{
    /// <summary>Batch normalization before the pooling; null if there is none.</summary>
    public IBatchNormalization? Normalization { get; init; }

    /// <summary>Returns the sizes for one example.</summary>
    /// <param name="length">Number of samples per input channel.</param>
    public ConvolutionShape Shape(int length)
    {
        var sizes = Weight.shape;
        return new(1, (int)sizes[1], (int)sizes[0], (int)sizes[2], length);
    }
}

/// <summary>The layer after the bias and ReLU of a convolution.</summary>
internal enum PredictedActivation
{
    /// <summary>The maximum of each pair of samples.</summary>
    MaxPooling,

    /// <summary>The mean over time.</summary>
    Average,
}
