using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Layers;

/// <summary>Keras's Flatten: (n, channel, time) to (n, time * channel), starting with all channels of the first sample.</summary>
internal sealed class Flattening(string name, int length, int channels)
    : Layer(name, "Flatten", (long)length * channels)
{
    public override Tensor forward(Tensor input) => input.transpose(1, 2).flatten(1);
}
