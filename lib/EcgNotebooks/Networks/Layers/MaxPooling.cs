using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Layers;

/// <summary>Keras's MaxPooling1D(2): the maximum of each pair of samples, (n, channel, time) to (n, channel, time / 2); an odd last sample is dropped.</summary>
internal sealed class MaxPooling(string name, int length, int channels)
    : Layer(name, "MaxPooling1D", length / 2, channels)
{
    public override Tensor forward(Tensor input) =>
        nn.functional.max_pool2d(input.unsqueeze(2), (1, 2), (1, 2)).squeeze(2);
}
