using EcgNotebooks.Networks.Kernels;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Layers;

/// <summary>Keras's Dense without an activation: (n, in) to (n, out).</summary>
internal sealed class Dense : Layer
{
    private readonly Weight _weight;
    private readonly Weight _bias;

    public Dense(string name, int inputs, int outputs, Generator generator)
        : base(name, "Dense", outputs)
    {
        _weight = AddTrainable(
            "weight",
            "kernel",
            Initializers.GlorotUniform([outputs, inputs], inputs, outputs, generator)
        );
        _bias = AddTrainable("bias", "bias", zeros(outputs));
    }

    public override Tensor forward(Tensor input) =>
        FusedKernels.Fastest is { } kernels && CanFuse(input)
            ? FusedDense.Apply(kernels, input, _weight.Value, _bias.Value, Defer)
            : nn.functional.linear(input, _weight.Value, _bias.Value);

    private void Defer(IWeightGradient gradient) => _weight.DeferredGradient = gradient;

    private bool CanFuse(Tensor input)
    {
        var (sizes, weight) = (input.shape, _weight.Value.shape);
        return is_grad_enabled()
            && _weight.CanDeferGradient
            && _weight.IsOnCpu
            && input.requires_grad
            && new DenseShape((int)sizes[0], (int)sizes[1], (int)weight[0]).FitsTiles;
    }
}
