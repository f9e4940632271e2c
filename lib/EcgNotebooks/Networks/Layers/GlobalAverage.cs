using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Layers;

/// <summary>Keras's GlobalAveragePooling1D: the mean over time, (n, channel, time) to (n, channel).</summary>
internal sealed class GlobalAverage(string name, int channels) : Layer(name, "GlobalAveragePooling1D", channels)
{
    public override Tensor forward(Tensor input) => input.mean([2], type: ScalarType.Float32);
}
