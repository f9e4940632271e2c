using EcgNotebooks.Training;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Layers;

/// <summary>Keras's Dropout: while training, each value is zero with this probability and the others are scaled up.</summary>
internal sealed class Dropout(string name, double rate, params long[] shape) : Layer(name, "Dropout", shape)
{
    public override Tensor forward(Tensor input)
    {
        if (!training || rate == 0)
        {
            return input;
        }

        var noise = Noise ?? throw new InvalidOperationException("Dropout draws only within a Trainer.");
        return input * empty_like(input).bernoulli_(1 - rate, noise).div_(1 - rate);
    }
}
