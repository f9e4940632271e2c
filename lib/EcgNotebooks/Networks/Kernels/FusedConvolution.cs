using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>A convolution and what follows it as one step of a training, forward and back.</summary>
/// <remarks>
/// Layer by layer, each activation of a batch goes to memory and back several times, which takes longer than the arithmetic.
/// Here an example stays in its processor's second-level cache.
/// </remarks>
internal sealed unsafe class FusedConvolution : SingleTensorFunction<FusedConvolution>
{
    private const string Kept = "kept";

    public override string Name => nameof(FusedConvolution);

    /// <summary>Convolves a batch.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="input">(n, in, time).</param>
    /// <param name="weight">(out, in, tap).</param>
    /// <param name="bias">(out).</param>
    /// <param name="activation">What follows.</param>
    /// <param name="more">The activation's own weights.</param>
    public static Tensor Apply(
        ConvolutionShape shape,
        Tensor input,
        Tensor weight,
        Tensor bias,
        ITrainedActivation activation,
        params Tensor[] more
    ) => apply([shape, activation, input.transpose(1, 2), weight, bias, .. more]);

    /// <summary>The same without a way back.</summary>
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
        ctx.save_data(Kept, new Pass(shape, activation, input, weight));
        return Forward(shape, input, weight, activation);
    }

    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
    {
        var (shape, activation, input, weight) = (Pass)ctx.get_data(Kept);
        // Held to the end: the activation reads its memory.
        using var outer = grad_output.contiguous();
        var more = activation.Begin(outer);
        var (weightGradient, biasGradient) = (empty_like(weight), empty(shape.Outputs));
        var inputGradient = shape.GivesInputGradient ? empty_like(input) : null;
        var weights = weightGradient.Values();
        var biases = biasGradient.Values();
        if (shape.IsMinimal)
        {
            var way = new WinogradBackward(shape, input.Floats(), activation);
            way.Run(weight.Values(), weights, biases, inputGradient!.Floats());
        }
        else
        {
            var way = new ConvolutionBackward(shape, input.Floats(), activation);
            way.Run(weight.Values(), weights, biases, inputGradient is null ? null : inputGradient.Floats());
        }

        return [null!, null!, inputGradient!, weightGradient, biasGradient, .. more];
    }

    private static Tensor Forward(ConvolutionShape shape, Tensor input, Tensor weight, IActivation activation)
    {
        if (shape.IsMinimal)
        {
            WinogradForward.Run(shape, input.Floats(), weight.Values(), activation);
        }
        else
        {
            ConvolutionForward.Run(shape, input.Floats(), weight.Values(), activation);
        }

        return activation.Finish();
    }

    // Not among the context's saved variables, which cost a copy of each handle: the batch's scope keeps them alive.
    private sealed record Pass(ConvolutionShape Shape, ITrainedActivation Activation, Tensor Input, Tensor Weight);
}
