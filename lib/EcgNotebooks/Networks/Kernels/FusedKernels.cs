using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The fused kernels for vectors of one width.</summary>
internal abstract unsafe class FusedKernels
{
    // Up to this number of multiplications per value, recomputing it is faster than reading it from memory.
    private const int MaxRecomputedProducts = 8;

    /// <summary>The kernels of all widths, the fastest first.</summary>
    public static IReadOnlyList<FusedKernels> All { get; } =
    [
        new FusedKernels<Lanes512>("512"),
        new FusedKernels<Lanes256>("256"),
        new FusedKernels<Lanes128<FusedArithmetic>>("128"),
        new FusedKernels<Lanes128<SeparateArithmetic>>("128 without FMA"),
    ];

    /// <summary>The fastest kernels for this processor; null if it has no vectors.</summary>
    public static FusedKernels? Fastest { get; } = All.FirstOrDefault(kernels => kernels.IsSupported);

    /// <summary>Width of the vectors in bits, and what else tells the kernels apart.</summary>
    public abstract string Name { get; }

    /// <summary>True if this processor has the instructions.</summary>
    public abstract bool IsSupported { get; }

    /// <summary>Computes a convolution and passes each tile of the result to the activation.</summary>
    /// <param name="shape">Sizes of the convolution.</param>
    /// <param name="input">Input, (n, time, in).</param>
    /// <param name="weight">Weights, (out, in, tap).</param>
    /// <param name="activation">Receives the tiles.</param>
    public abstract void Convolve(
        ConvolutionShape shape,
        float* input,
        ReadOnlySpan<float> weight,
        IActivation activation
    );

    /// <summary>Computes the gradients of a convolution.</summary>
    /// <param name="shape">Sizes of the convolution.</param>
    /// <param name="input">Input of the forward pass, (n, time, in).</param>
    /// <param name="weight">Weights, (out, in, tap).</param>
    /// <param name="activation">Computes the gradient of the convolution's output.</param>
    /// <param name="gradients">Receives the gradients.</param>
    public abstract void Differentiate(
        ConvolutionShape shape,
        float* input,
        ReadOnlySpan<float> weight,
        IActivation activation,
        ConvolutionGradients gradients
    );

    /// <inheritdoc cref="DenseInputGradient{TLanes}.Run"/>
    public abstract void DenseInputGradient(DenseShape shape, float* weight, float* gradient, float* inputGradient);

    /// <summary>Creates the gradient of a dense layer's weights, (out, in).</summary>
    /// <param name="shape">Sizes of the layer.</param>
    /// <param name="input">Input, (n, in), contiguous.</param>
    /// <param name="gradient">Gradient of the output, (n, out), contiguous.</param>
    public abstract IWeightGradient DenseWeightGradient(DenseShape shape, Tensor input, Tensor gradient);

    /// <summary>Creates the activation that applies max pooling and ReLU.</summary>
    public abstract IActivation PooledRelu(ConvolutionShape shape, Tensor bias);

    /// <summary>Creates the activation that applies ReLU and averages over time.</summary>
    public abstract IActivation AveragedRelu(ConvolutionShape shape, Tensor bias);

    /// <inheritdoc cref="NormalizedRelu{TLanes}"/>
    /// <param name="shape">Sizes of the convolution.</param>
    /// <param name="values">Provides the values after ReLU.</param>
    /// <param name="bias">Bias of the convolution, (out).</param>
    /// <param name="norm">Batch normalization layer with scale, offset and moving statistics.</param>
    /// <param name="dropout">Dropout of the result, (n, time / 2, out).</param>
    /// <param name="draw">Draws the dropout mask; called by <see cref="IActivation.Prepare"/>.</param>
    public abstract IActivation NormalizedRelu(
        ConvolutionShape shape,
        ReluValues values,
        Tensor bias,
        IBatchNormalization norm,
        DropoutScale dropout,
        Action? draw = null
    );

    /// <inheritdoc cref="StoredRelu{TLanes}"/>
    public abstract ReluValues StoredRelu(ConvolutionShape shape);

    /// <inheritdoc cref="RecomputedRelu{TLanes}"/>
    public abstract ReluValues RecomputedRelu(ConvolutionShape shape, Tensor input, Tensor weight, Tensor bias);

    /// <inheritdoc cref="ConvolutionPrediction{TLanes}.Run"/>
    public abstract Tensor Predict(Tensor input, IReadOnlyList<PredictedConvolution> layers);

    /// <inheritdoc cref="LstmPrediction{TLanes}.Run"/>
    public abstract Tensor PredictLstm(Tensor input, Tensor inputWeight, Tensor recurrentWeight, Tensor bias);

    /// <summary>Creates the forward and backward pass of an LSTM.</summary>
    /// <inheritdoc cref="FusedLstm.Apply"/>
    public abstract ILstmPass Lstm(
        Tensor input,
        Tensor inputWeight,
        Tensor recurrentWeight,
        Tensor bias,
        DropoutScale dropout
    );

    /// <summary>Chooses whether to store or to recompute the values after ReLU, whichever is faster.</summary>
    /// <param name="shape">Sizes of the convolution.</param>
    /// <param name="input">Input, (n, time, in), contiguous.</param>
    /// <param name="weight">Weights, (out, in, tap).</param>
    /// <param name="bias">Bias, (out).</param>
    public ReluValues ReluValues(ConvolutionShape shape, Tensor input, Tensor weight, Tensor bias) =>
        shape.Window <= MaxRecomputedProducts ? RecomputedRelu(shape, input, weight, bias) : StoredRelu(shape);
}
