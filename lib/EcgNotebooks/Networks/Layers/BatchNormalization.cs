using EcgNotebooks.Networks.Kernels;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Layers;

/// <summary>Keras's BatchNormalization over the channels of (n, channel, time).</summary>
internal sealed class BatchNormalization : Layer, IBatchNormalization
{
    private const double Momentum = 0.99;

    private readonly Weight _gamma;
    private readonly Weight _beta;
    private readonly Weight _movingMean;
    private readonly Weight _movingVariance;

    public BatchNormalization(string name, int length, int channels)
        : base(name, "BatchNormalization", length, channels)
    {
        _gamma = Trained("weight", "gamma", ones(channels));
        _beta = Trained("bias", "beta", zeros(channels));
        _movingMean = Tracked("running_mean", "moving_mean", zeros(channels));
        _movingVariance = Tracked("running_var", "moving_variance", ones(channels));
    }

    /// <summary>(channels).</summary>
    public Tensor Gamma => _gamma.Value;

    /// <summary>(channels).</summary>
    public Tensor Beta => _beta.Value;

    public override Tensor forward(Tensor input)
    {
        if (!training)
        {
            return Normalize(input, _movingMean.Value, _movingVariance.Value, momentum: 0);
        }

        // A momentum of 1 hands out the batch's own statistics.
        using var mean = zeros_like(_movingMean.Value);
        using var variance = zeros_like(_movingVariance.Value);
        var output = Normalize(input, mean, variance, momentum: 1);

        // Torch gives an estimate of the population's variance.
        var count = (double)input.shape[0] * input.shape[2];
        using var noGradients = no_grad();
        Track(mean, variance.mul((count - 1) / count));
        return output;
    }

    /// <summary>Moves the means towards a batch's; Keras tracks the variance of the batch as it is.</summary>
    public void Track(Tensor mean, Tensor variance)
    {
        _movingMean.Value.mul_(Momentum).add_(mean, alpha: 1 - Momentum);
        _movingVariance.Value.mul_(Momentum).add_(variance, alpha: 1 - Momentum);
    }

    /// <summary>What prediction does to a value: a factor and then an addend for each channel, (2, channels).</summary>
    public Tensor Scales()
    {
        using var scope = NewDisposeScope();
        var factor = Gamma / (_movingVariance.Value + IBatchNormalization.Epsilon).sqrt();
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
