using EcgNotebooks.Networks.Kernels;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Layers;

/// <summary>Keras's Conv1D without padding: (n, in, time) to (n, out, time - kernel + 1).</summary>
/// <remarks>
/// Computed in two dimensions with a height of 1, because libtorch has fast kernels for a memory layout of (n, time, channel)
/// only there: 1.4 times the speed of its one-dimensional convolution.
/// </remarks>
internal sealed class Convolution : Layer
{
    private readonly Weight _weight;
    private readonly Weight _bias;

    public Convolution(string name, int length, int inputs, int outputs, int kernel, Generator generator)
        : base(name, "Conv1D", length - kernel + 1, outputs)
    {
        var initial = Initial.GlorotUniform([outputs, inputs, kernel], inputs * kernel, outputs * kernel, generator);
        _weight = Trained("weight", "kernel", initial);
        _bias = Trained("bias", "bias", zeros(outputs));
    }

    public override Tensor forward(Tensor input)
    {
        var type = training && TrainingPrecision == Precision.BFloat16 ? ScalarType.BFloat16 : ScalarType.Float32;
        return nn
            .functional.conv2d(input.to(type).unsqueeze(2), _weight.Value.to(type).unsqueeze(2), _bias.Value.to(type))
            .squeeze(2);
    }

    /// <summary>The convolution with the pooling after it and relu, (n, out, time).</summary>
    /// <remarks>Pooling comes before relu where Keras has it after: the values are the same, and half of them are left.</remarks>
    public Tensor PooledRelu(MaxPooling pooling, Tensor input) =>
        Fused(input) is { } shape
            ? Fused(shape, input, new PooledRelu(shape, _bias.Value)).transpose(1, 2)
            : nn.functional.relu(pooling.call(call(input)));

    /// <summary>The convolution with relu and the mean over time after it, (n, out).</summary>
    public Tensor AveragedRelu(GlobalAverage average, Tensor input) =>
        Fused(input) is { } shape
            ? Fused(shape, input, new AveragedRelu(shape, _bias.Value))
            : average.call(nn.functional.relu(call(input)));

    /// <summary>The convolution with relu, normalization, pooling and dropout after it, (n, out, time).</summary>
    /// <param name="norm">The normalization.</param>
    /// <param name="pooling">The pooling.</param>
    /// <param name="dropout">The dropout.</param>
    /// <param name="input">(n, in, time).</param>
    /// <param name="next">The next dropout of the network, which one thread draws for beside this computation.</param>
    public Tensor NormalizedRelu(
        BatchNormalization norm,
        MaxPooling pooling,
        Dropout dropout,
        Tensor input,
        Dropout? next = null
    )
    {
        // The way back of a network that doesn't train goes layer by layer.
        if (norm.training != is_grad_enabled() || Fused(input) is not { } shape)
        {
            return dropout.call(pooling.call(norm.call(nn.functional.relu(call(input)))));
        }

        var output = norm.training
            ? Fused(shape, input, Activation(shape, input, norm, dropout, next), norm.Gamma, norm.Beta)
            : FusedConvolution.Predict(shape, input, _weight.Value, new ScaledRelu(shape, _bias.Value, norm));
        return output.transpose(1, 2);
    }

    private Tensor Fused(ConvolutionShape shape, Tensor input, ITrainedActivation activation, params Tensor[] more) =>
        is_grad_enabled()
            ? FusedConvolution.Apply(shape, input, _weight.Value, _bias.Value, activation, more)
            : FusedConvolution.Predict(shape, input, _weight.Value, activation);

    private NormalizedRelu Activation(
        ConvolutionShape shape,
        Tensor input,
        BatchNormalization norm,
        Dropout dropout,
        Dropout? next
    )
    {
        var values = ReluValues.Of(shape, input.transpose(1, 2).contiguous(), _weight.Value, _bias.Value);
        var count = (long)shape.Batch * (shape.OutputLength / 2) * shape.Outputs;
        var mask = dropout.Rate == 0 ? null : empty(count, ScalarType.Byte);
        var ahead = next?.Ahead(shape.Batch);
        return new NormalizedRelu(shape, values, _bias.Value, norm, new(mask, 1 - dropout.Rate))
        {
            Draw = () =>
            {
                Draw(dropout, mask);
                Draw(next, ahead);
            },
        };
    }

    private static void Draw(Dropout? dropout, Tensor? mask)
    {
        if (mask is not null)
        {
            dropout!.Draw(mask);
        }
    }

    // The sizes of the computation in one step; null where it goes layer by layer: where somebody looks at each layer's output,
    // and where the tiles don't fit.
    private ConvolutionShape? Fused(Tensor input)
    {
        var isFloat32 = !training || TrainingPrecision == Precision.Float32;
        if (IsObserved || !isFloat32 || !TileProduct.IsFast || !_weight.IsOnCpu)
        {
            return null;
        }

        var (sizes, kernel) = (input.shape, _weight.Value.shape);
        var shape = new ConvolutionShape((int)sizes[0], (int)sizes[1], (int)kernel[0], (int)kernel[2], (int)sizes[2]);
        // Of few channels the step gives no gradient, which a training never asks of its input.
        return shape.FitsTiles && (shape.GivesInputGradient || !input.requires_grad) ? shape : null;
    }
}
