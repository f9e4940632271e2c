using EcgNotebooks.Networks.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Layers;

/// <summary>Keras's BatchNormalization: normalizes each channel of (n, channel, time).</summary>
internal sealed class BatchNormalization : Layer, IBatchNormalization
{
    /// <summary>Keras's default momentum of the moving mean and variance.</summary>
    public const double DefaultMomentum = 0.99;

    // Held for good: torch reads a temporary scalar after the garbage collector may have freed it.
    private static readonly Scalar _epsilon = IBatchNormalization.Epsilon;
    private static readonly Scalar _one = 1;
    private readonly Scalar _momentum;
    private readonly Scalar _rest;
    private readonly Weight _gamma;
    private readonly Weight _beta;
    private readonly Weight _movingMean;
    private readonly Weight _movingVariance;

    public BatchNormalization(string name, int length, int channels, double momentum = DefaultMomentum)
        : base(name, "BatchNormalization", length, channels)
    {
        (_momentum, _rest) = (momentum, 1 - momentum);
        _gamma = AddTrainable("weight", "gamma", ones(channels));
        _beta = AddTrainable("bias", "beta", zeros(channels));
        _movingMean = AddStatistic("running_mean", "moving_mean", zeros(channels));
        _movingVariance = AddStatistic("running_var", "moving_variance", ones(channels));
    }

    /// <summary>Scale, (channels).</summary>
    public Tensor Gamma => _gamma.Value;

    /// <summary>Offset, (channels).</summary>
    public Tensor Beta => _beta.Value;

    public override Tensor forward(Tensor input)
    {
        if (!training)
        {
            return Normalize(input, _movingMean.Value, _movingVariance.Value, momentum: 0);
        }

        // With a momentum of 1, torch writes the statistics of this batch.
        using var mean = zeros_like(_movingMean.Value);
        using var variance = zeros_like(_movingVariance.Value);
        var output = Normalize(input, mean, variance, momentum: 1);

        // Torch returns the unbiased variance, Keras tracks the biased one.
        var count = (double)input.shape[0] * input.shape[2];
        using var noGradients = no_grad();
        // Held until the call returns: torch reads a temporary scalar after the garbage collector may have freed it.
        using Scalar bias = (count - 1) / count;
        UpdateMovingStatistics(mean, variance.mul(bias));
        return output;
    }

    /// <summary>Updates the moving mean and variance with those of a batch, (channels) each; like Keras, with the biased variance.</summary>
    public void UpdateMovingStatistics(Tensor mean, Tensor variance)
    {
        _movingMean.Value.mul_(_momentum).add_(mean, alpha: _rest);
        _movingVariance.Value.mul_(_momentum).add_(variance, alpha: _rest);
    }

    /// <summary>Returns the factor and the offset that prediction applies to each channel, (2, channels).</summary>
    public Tensor PredictionScales()
    {
        using var scope = NewDisposeScope();
        var factor = Gamma / _movingVariance.Value.add(_epsilon, alpha: _one).sqrt();
        return stack([factor, Beta - _movingMean.Value * factor]).MoveToOuterDisposeScope();
    }

    private Tensor Normalize(Tensor input, Tensor mean, Tensor variance, double momentum) =>
        nn
            .functional.batch_norm(
                input.unsqueeze(2),
                mean,
                variance,
                Gamma,
                Beta,
                training,
                momentum,
                IBatchNormalization.Epsilon
            )
            .squeeze(2);
}
