using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <inheritdoc/>
/// <param name="name">Name of the width.</param>
/// <typeparam name="TLanes">Vectors of the width.</typeparam>
internal sealed unsafe class FusedKernels<TLanes>(string name) : FusedKernels
    where TLanes : struct, ILanes<TLanes>
{
    public override string Name => name;

    public override bool IsSupported => TLanes.IsSupported;

    public override void Convolve(
        ConvolutionShape shape,
        float* input,
        ReadOnlySpan<float> weight,
        IActivation activation
    )
    {
        if (shape.TrainsByWinograd)
        {
            new WinogradForward<TLanes>(shape, activation).Run(input, weight);
        }
        else
        {
            ConvolutionForward<TLanes>.Run(shape, input, weight, activation);
        }
    }

    public override void Differentiate(
        ConvolutionShape shape,
        float* input,
        ReadOnlySpan<float> weight,
        IActivation activation,
        ConvolutionGradients gradients
    )
    {
        if (shape.TrainsByWinograd)
        {
            new WinogradBackward<TLanes>(shape, input, activation).Run(weight, gradients);
        }
        else
        {
            new ConvolutionBackward<TLanes>(shape, input, activation).Run(weight, gradients);
        }
    }

    public override void DenseInputGradient(DenseShape shape, float* weight, float* gradient, float* inputGradient) =>
        DenseInputGradient<TLanes>.Run(shape, weight, gradient, inputGradient);

    public override IWeightGradient DenseWeightGradient(DenseShape shape, Tensor input, Tensor gradient) =>
        new DenseWeightGradient<TLanes>(shape, input, gradient);

    public override IActivation PooledRelu(ConvolutionShape shape, Tensor bias) => new PooledRelu<TLanes>(shape, bias);

    public override IActivation AveragedRelu(ConvolutionShape shape, Tensor bias) =>
        new AveragedRelu<TLanes>(shape, bias);

    public override IActivation NormalizedRelu(
        ConvolutionShape shape,
        ReluValues values,
        Tensor bias,
        IBatchNormalization norm,
        DropoutScale dropout,
        Action? draw = null
    ) => new NormalizedRelu<TLanes>(shape, values, bias, norm, dropout) { Draw = draw };

    public override ReluValues StoredRelu(ConvolutionShape shape) => new StoredRelu<TLanes>(shape);

    public override ReluValues RecomputedRelu(ConvolutionShape shape, Tensor input, Tensor weight, Tensor bias) =>
        new RecomputedRelu<TLanes>(shape, input, weight, bias);

    public override Tensor Predict(Tensor input, IReadOnlyList<PredictedConvolution> layers) =>
        ConvolutionPrediction<TLanes>.Run(input, layers);

    public override Tensor PredictLstm(Tensor input, Tensor inputWeight, Tensor recurrentWeight, Tensor bias) =>
        LstmPrediction<TLanes>.Run(input, inputWeight, recurrentWeight, bias);

    public override ILstmPass Lstm(
        Tensor input,
        Tensor inputWeight,
        Tensor recurrentWeight,
        Tensor bias,
        DropoutScale dropout
    ) => new LstmPass<TLanes>(input, inputWeight, recurrentWeight, bias, dropout);
}
