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

    public override Tensor forward(Tensor input) => nn.functional.linear(input, _weight.Value, _bias.Value);
}
