using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>An LSTM over a whole sequence as one step of a training, forward and back.</summary>
/// <remarks>
/// Hochreiter and Schmidhuber (1997) with the forget gate of Gers et al. (2000); gates in the order i, f, g, o. The weights'
/// gradients are sums over all steps at once, after the loop.
/// </remarks>
internal sealed class FusedLstm : SingleTensorFunction<FusedLstm>
{
    private const string Kept = "kept";

    public override string Name => nameof(FusedLstm);

    /// <summary>The hidden state after every step, (n, time, units), from zeros.</summary>
    /// <param name="input">(n, time, in), contiguous, of sizes that fit the tiles.</param>
    /// <param name="inputWeight">(4 units, in).</param>
    /// <param name="recurrentWeight">(4 units, units).</param>
    /// <param name="bias">(4 units).</param>
    /// <param name="dropout">Of the hidden states, (time, n, units).</param>
    public static Tensor Apply(
        Tensor input,
        Tensor inputWeight,
        Tensor recurrentWeight,
        Tensor bias,
        DropoutScale dropout
    ) => apply(input, inputWeight, recurrentWeight, bias, dropout);

    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        var (input, inputWeight) = ((Tensor)vars[0], (Tensor)vars[1]);
        var (recurrentWeight, bias) = ((Tensor)vars[2], (Tensor)vars[3]);
        var pass = new LstmPass(input, inputWeight, recurrentWeight, bias, (DropoutScale)vars[4]);
        ctx.save_data(Kept, pass);
        pass.Forward();
        return pass.Output;
    }

    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
    {
        var pass = (LstmPass)ctx.get_data(Kept);
        using var outer = grad_output.contiguous();
        return [.. pass.Backward(outer), null!];
    }
}
