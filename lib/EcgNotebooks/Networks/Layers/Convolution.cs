using EcgNotebooks.Networks.Kernels;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Layers;

/// <summary>Keras's Conv1D without padding: (n, in, time) to (n, out, time - kernel + 1).</summary>
/// <remarks>
/// Computed as a two-dimensional convolution of height 1, because libtorch has fast kernels for the channels-last layout only in
/// two dimensions; they are 1.4 times as fast as its one-dimensional convolution.
/// </remarks>
internal sealed class Convolution : Layer
{
    private readonly Weight _weight;
    private readonly Weight _bias;

    public Convolution(string name, int length, int inputs, int outputs, int kernel, Generator generator)
        : base(name, "Conv1D", length - kernel + 1, outputs)
    {
        var initial = Initializers.GlorotUniform(
            [outputs, inputs, kernel],
            inputs * kernel,
            outputs * kernel,
            generator
        );
        _weight = AddTrainable("weight", "kernel", initial);
        _bias = AddTrainable("bias", "bias", zeros(outputs));
    }

    /// <summary>True if <see cref="ConvolutionChain"/> may compute the layer together with others.</summary>
    public bool CanPredict => !training && !IsObserved && _weight.IsOnCpu;

    public override Tensor forward(Tensor input)
    {
        var type = training && TrainingPrecision == Precision.BFloat16 ? ScalarType.BFloat16 : ScalarType.Float32;
        return nn
            .functional.conv2d(input.to(type).unsqueeze(2), _weight.Value.to(type).unsqueeze(2), _bias.Value.to(type))
            .squeeze(2);
    }

    /// <summary>Computes the convolution, max pooling and ReLU, (n, out, time / 2).</summary>
    /// <remarks>Keras applies ReLU before pooling. The result is the same, but here ReLU has only half as many values to process.</remarks>
    public Tensor PooledRelu(MaxPooling pooling, Tensor input) =>
        FusedKernels.Fastest is { } kernels && FusedShape(input) is { } shape
            ? Fused(kernels, shape, input, kernels.PooledRelu(shape, _bias.Value)).transpose(1, 2)
            : nn.functional.relu(pooling.call(call(input)));

    /// <summary>Computes the convolution, ReLU and the mean over time, (n, out).</summary>
    public Tensor AveragedRelu(GlobalAverage average, Tensor input) =>
        FusedKernels.Fastest is { } kernels && FusedShape(input) is { } shape
            ? Fused(kernels, shape, input, kernels.AveragedRelu(shape, _bias.Value))
            : average.call(nn.functional.relu(call(input)));

    /// <summary>Computes the convolution, ReLU, batch normalization, max pooling and dropout, (n, out, time / 2).</summary>
    /// <param name="norm">The batch normalization after ReLU.</param>
    /// <param name="pooling">The max pooling after the normalization.</param>
    /// <param name="dropout">The dropout after the pooling.</param>
    /// <param name="input">(n, in, time).</param>
    /// <param name="nextDropout">The next dropout layer of the network; one thread draws its mask while the others compute.</param>
    public Tensor NormalizedRelu(
        BatchNormalization norm,
        MaxPooling pooling,
        Dropout dropout,
        Tensor input,
        Dropout? nextDropout = null
    )
    {
        // Gradients outside of training, as for saliency maps, are computed layer by layer.
        if (!norm.training || FusedKernels.Fastest is not { } kernels || FusedShape(input) is not { } shape)
        {
            return dropout.call(pooling.call(norm.call(nn.functional.relu(call(input)))));
        }

        var activation = Activation(kernels, shape, input, norm, dropout, nextDropout);
        return Fused(kernels, shape, input, activation, norm.Gamma, norm.Beta).transpose(1, 2);
    }

    /// <summary>Describes the convolution with the layers after it for a prediction.</summary>
    public PredictedConvolution Predicted(PredictedActivation activation, BatchNormalization? norm) =>
        new(_weight.Value, _bias.Value, activation) { Normalization = norm };

    private Tensor Fused(
        FusedKernels kernels,
        ConvolutionShape shape,
        Tensor input,
        IActivation activation,
        params Tensor[] activationWeights
    ) => FusedConvolution.Apply(kernels, shape, input, _weight.Value, _bias.Value, activation, activationWeights);

    private IActivation Activation(
        FusedKernels kernels,
        ConvolutionShape shape,
        Tensor input,
        BatchNormalization norm,
        Dropout dropout,
        Dropout? nextDropout
    )
    {
        var values = kernels.ReluValues(shape, input.transpose(1, 2).contiguous(), _weight.Value, _bias.Value);
        var count = (long)shape.Batch * (shape.OutputLength / 2) * shape.Outputs;
        var mask = dropout.Rate == 0 ? null : empty(count, ScalarType.Byte);
        var nextMask = nextDropout?.PrepareMask(shape.Batch);
        return kernels.NormalizedRelu(shape, values, _bias.Value, norm, new(mask, 1 - dropout.Rate), DrawMasks);

        void DrawMasks()
        {
            Draw(dropout, mask);
            Draw(nextDropout, nextMask);
        }
    }

    private static void Draw(Dropout? dropout, Tensor? mask)
    {
        if (mask is not null)
        {
            dropout!.Draw(mask);
        }
    }

    // The shape for the fused kernels; null if the layers must be computed one by one, because a layer's output is observed or
    // the sizes don't fit the tiles.
    private ConvolutionShape? FusedShape(Tensor input)
    {
        var isFloat32 = !training || TrainingPrecision == Precision.Float32;
        if (!is_grad_enabled() || IsObserved || !isFloat32 || !_weight.IsOnCpu)
        {
            return null;
        }

        var (sizes, kernel) = (input.shape, _weight.Value.shape);
        var shape = new ConvolutionShape((int)sizes[0], (int)sizes[1], (int)kernel[0], (int)kernel[2], (int)sizes[2]);
        // For few input channels the kernel computes no gradient of the input; training doesn't need it in the first layer.
        return shape.FitsTiles && (shape.GivesInputGradient || !input.requires_grad) ? shape : null;
    }
}
