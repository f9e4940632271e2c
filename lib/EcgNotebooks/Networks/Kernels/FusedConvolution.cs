using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>A convolution fused with the layers after it, as one differentiable operation with forward and backward pass.</summary>
/// <remarks>
/// Computed layer by layer, all activations of a batch would be written to memory and read again several times, which takes longer
/// than the arithmetic. Here each example stays in the L2 cache of its core.
/// </remarks>
internal sealed unsafe class FusedConvolution : SingleTensorFunction<FusedConvolution>
{
    private const string Saved = "pass";

    public override string Name => nameof(FusedConvolution);

    /// <summary>Computes the forward pass and records it for the backward pass.</summary>
    /// <param name="shape">Sizes of the convolution.</param>
    /// <param name="input">Input, (n, in, time).</param>
    /// <param name="weight">Weights, (out, in, tap).</param>
    /// <param name="bias">Bias, (out).</param>
    /// <param name="activation">The layers after the convolution.</param>
    /// <param name="activationWeights">Weights of the activation.</param>
    public static Tensor Apply(
        ConvolutionShape shape,
        Tensor input,
        Tensor weight,
        Tensor bias,
        ITrainedActivation activation,
        params Tensor[] activationWeights
    ) => apply([shape, activation, input.transpose(1, 2), weight, bias, .. activationWeights]);

    /// <summary>Computes the forward pass only, without support for gradients.</summary>
    /// <inheritdoc cref="Apply"/>
    public static Tensor Predict(ConvolutionShape shape, Tensor input, Tensor weight, IActivation activation)
    {
        using var timeFirst = input.transpose(1, 2);
        using var values = timeFirst.contiguous();
        return Forward(shape, values, weight, activation);
    }

    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        var (shape, activation) = ((ConvolutionShape)vars[0], (ITrainedActivation)vars[1]);
        var (input, weight) = (((Tensor)vars[2]).contiguous(), (Tensor)vars[3]);
        ctx.save_data(Saved, new Pass(shape, activation, input, weight));
        return Forward(shape, input, weight, activation);
    }

    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
    {
        var (shape, activation, input, weight) = (Pass)ctx.get_data(Saved);
        // Disposed at the end only, because the activation reads its memory.
        using var outer = grad_output.contiguous();
        var activationGradients = activation.BeginBackward(outer);
        var (weightGradient, biasGradient) = (empty_like(weight), empty(shape.Outputs));
        var inputGradient = shape.GivesInputGradient ? empty_like(input) : null;
        var weights = weightGradient.Values();
        var biases = biasGradient.Values();
        if (shape.FitsWinograd)
        {
            var backward = new WinogradBackward(shape, input.Floats(), activation);
            backward.Run(weight.Values(), weights, biases, inputGradient!.Floats());
        }
        else
        {
            var backward = new ConvolutionBackward(shape, input.Floats(), activation);
            backward.Run(weight.Values(), weights, biases, inputGradient is null ? null : inputGradient.Floats());
        }

        return [null!, null!, inputGradient!, weightGradient, biasGradient, .. activationGradients];
    }

    private static Tensor Forward(ConvolutionShape shape, Tensor input, Tensor weight, IActivation activation)
    {
        if (shape.FitsWinograd)
        {
            WinogradForward.Run(shape, input.Floats(), weight.Values(), activation);
        }
        else
        {
            ConvolutionForward.Run(shape, input.Floats(), weight.Values(), activation);
        }

        return activation.Finish();
    }

    // Saved as one object, because saving tensors as context variables copies each handle. The dispose scope of the batch keeps
    // the tensors alive.
    private sealed record Pass(ConvolutionShape Shape, ITrainedActivation Activation, Tensor Input, Tensor Weight);
}
