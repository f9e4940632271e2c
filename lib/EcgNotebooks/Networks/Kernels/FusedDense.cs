using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>A dense layer with many inputs, whose backward pass leaves the gradient of the weights to the optimizer.</summary>
internal sealed unsafe class FusedDense : SingleTensorFunction<FusedDense>
{
    private const string Saved = "pass";

    public override string Name => nameof(FusedDense);

    /// <summary>Returns the output, (n, out).</summary>
    /// <param name="kernels">The kernels to compute the gradients with.</param>
    /// <param name="input">Input, (n, in); the sizes must fit the tiles.</param>
    /// <param name="weight">Weights, (out, in).</param>
    /// <param name="bias">Bias, (out).</param>
    /// <param name="defer">Receives the gradient of the weights in the backward pass.</param>
    public static Tensor Apply(
        FusedKernels kernels,
        Tensor input,
        Tensor weight,
        Tensor bias,
        Action<IWeightGradient> defer
    ) => apply(kernels, input, weight, bias, defer);

    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        var (input, weight) = (((Tensor)vars[1]).contiguous(), (Tensor)vars[2]);
        ctx.save_data(Saved, new Pass((FusedKernels)vars[0], input, weight, (Action<IWeightGradient>)vars[4]));
        return nn.functional.linear(input, weight, (Tensor)vars[3]);
    }

    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
    {
        var (kernels, input, weight, defer) = (Pass)ctx.get_data(Saved);
        // Not disposed here, because the deferred gradient reads it; the dispose scope of the batch frees it.
        var outer = grad_output.contiguous();
        var shape = new DenseShape((int)input.shape[0], (int)input.shape[1], (int)weight.shape[0]);
        var inputGradient = empty_like(input);
        kernels.DenseInputGradient(shape, weight.Floats(), outer.Floats(), inputGradient.Floats());
        defer(kernels.DenseWeightGradient(shape, input, outer));
        return [null!, inputGradient, null!, outer.sum([0]), null!];
    }

    // Saved as one object, because saving tensors as context variables copies each handle. The dispose scope of the batch keeps
    // the tensors alive.
    private sealed record Pass(FusedKernels Kernels, Tensor Input, Tensor Weight, Action<IWeightGradient> Defer);
}
