using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The weights of a batch normalization that fused kernels read, and the moving statistics that they update.</summary>
internal interface IBatchNormalization
{
    /// <summary>Keras's epsilon, which is added to the variance.</summary>
    const double Epsilon = 0.001;

    /// <summary>Scale, (channels).</summary>
    Tensor Gamma { get; }

    /// <summary>Offset, (channels).</summary>
    Tensor Beta { get; }

    /// <summary>Moves the moving statistics towards those of a batch, (channels) each.</summary>
    void Track(Tensor mean, Tensor variance);

    /// <summary>Returns the factor and the addend that prediction applies to each channel, (2, channels).</summary>
    Tensor Scales();
}
