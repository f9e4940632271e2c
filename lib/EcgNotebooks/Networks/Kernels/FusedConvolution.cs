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
    /// <param name="kernels">The kernels to compute with.</param>
    /// <param name="shape">Sizes of the convolution.</param>
    /// <param name="input">Input, (n, in, time).</param>
    /// <param name="weight">Weights, (out, in, tap).</param>
    /// <param name="bias">Bias, (out).</param>
    /// <param name="activation">The layers after the convolution.</param>
    /// <param name="activationWeights">Weights of the activation.</param>
    public static Tensor Apply(
        FusedKernels kernels,
        ConvolutionShape shape,
        Tensor input,
        Tensor weight,
        Tensor bias,
        IActivation activation,
        params Tensor[] activationWeights
    ) => apply([kernels, shape, activation, input.transpose(1, 2), weight, bias, .. activationWeights]);

    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        var (kernels, shape) = ((FusedKernels)vars[0], (ConvolutionShape)vars[1]);
        var activation = (IActivation)vars[2];
        var (input, weight) = (((Tensor)vars[3]).contiguous(), (Tensor)vars[4]);
        ctx.save_data(Saved, new Pass(kernels, shape, activation, input, weight));
        kernels.Convolve(shape, input.Floats(), weight.Values(), activation);
        return activation.Finish();
    }

    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
    {
        var (kernels, shape, activation, input, weight) = (Pass)ctx.get_data(Saved);
        // Disposed at the end only, because the activation reads its memory.
        using var outer = grad_output.contiguous();
        var activationGradients = activation.BeginBackward(outer);
        var (weightGradient, biasGradient) = (empty_like(weight), empty(shape.Outputs));
        var inputGradient = shape.GivesInputGradient ? empty_like(input) : null;
        ConvolutionGradients gradients = new(
            weightGradient.Values(),
            biasGradient.Values(),
            inputGradient is null ? null : inputGradient.Floats()
        );
        kernels.Differentiate(shape, input.Floats(), weight.Values(), activation, gradients);
        return [null!, null!, null!, inputGradient!, weightGradient, biasGradient, .. activationGradients];
    }

    // Saved as one object, because saving tensors as context variables copies each handle. The dispose scope of the batch keeps
    // the tensors alive.
    private sealed record Pass(
        FusedKernels Kernels,
        ConvolutionShape Shape,
        IActivation Activation,
        Tensor Input,
        Tensor Weight
    );
}
