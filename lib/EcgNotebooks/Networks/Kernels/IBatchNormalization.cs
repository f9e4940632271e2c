using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>A batch normalization layer as the fused kernels need it: they read its weights and update its moving statistics.</summary>
internal interface IBatchNormalization
{
    /// <summary>Keras's epsilon, which is added to the variance.</summary>
    const double Epsilon = 0.001;

    /// <summary>Scale, (channels).</summary>
    Tensor Gamma { get; }

    /// <summary>Offset, (channels).</summary>
    Tensor Beta { get; }

    /// <summary>Updates the moving statistics with the mean and the biased variance of a batch, (channels) each.</summary>
    void UpdateMovingStatistics(Tensor mean, Tensor variance);

    /// <summary>Returns the factor and the offset that prediction applies to each channel, (2, channels).</summary>
    Tensor PredictionScales();
}
