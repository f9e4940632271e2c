using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>An LSTM over a whole sequence, fused with the dropout after it, as one differentiable operation.</summary>
/// <remarks>
/// Hochreiter and Schmidhuber (1997) with the forget gate of Gers et al. (2000); the gates are in the order i, f, g, o. The
/// gradients of the weights are computed for all time steps at once, after the loop over time.
/// </remarks>
internal sealed class FusedLstm : SingleTensorFunction<FusedLstm>
{
    private const string Saved = "pass";

    public override string Name => nameof(FusedLstm);

    /// <summary>Returns the hidden state after every time step, (n, time, units); the initial states are zero.</summary>
    /// <param name="kernels">The kernels to compute with.</param>
    /// <param name="input">Input, (n, time, in), contiguous; the sizes must fit the tiles.</param>
    /// <param name="inputWeight">Input weights, (4 units, in).</param>
    /// <param name="recurrentWeight">Recurrent weights, (4 units, units).</param>
    /// <param name="bias">Bias, (4 units).</param>
    /// <param name="dropout">Dropout of the hidden states, (time, n, units).</param>
    public static Tensor Apply(
        FusedKernels kernels,
        Tensor input,
        Tensor inputWeight,
        Tensor recurrentWeight,
        Tensor bias,
        DropoutScale dropout
    ) => apply(kernels, input, inputWeight, recurrentWeight, bias, dropout);

    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        var (input, inputWeight) = ((Tensor)vars[1], (Tensor)vars[2]);
        var (recurrentWeight, bias) = ((Tensor)vars[3], (Tensor)vars[4]);
        var pass = ((FusedKernels)vars[0]).Lstm(input, inputWeight, recurrentWeight, bias, (DropoutScale)vars[5]);
        ctx.save_data(Saved, pass);
        pass.Forward();
        return pass.Output;
    }

    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
    {
        var pass = (ILstmPass)ctx.get_data(Saved);
        using var outer = grad_output.contiguous();
        return [null!, .. pass.Backward(outer), null!];
    }
}
