using EcgNotebooks.Training;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Layers;

/// <summary>Keras's Dropout: while training, each value is zero with this probability and the others are scaled up.</summary>
internal sealed class Dropout(string name, double rate, params long[] shape) : Layer(name, "Dropout", shape)
{
    /// <summary>The share of values that a training step leaves out.</summary>
    public double Rate => training ? rate : 0;

    public override Tensor forward(Tensor input)
    {
        if (Rate == 0)
        {
            return input;
        }

        // Drawn in the order in which the values lie in memory.
        using var mask = Draw(input.numel()).as_strided(input.shape, input.stride());
        return input * mask.to(input.device).to(input.dtype).div_(1 - rate);
    }

    /// <summary>Draws for this many values: 1 to keep, 0 to leave out.</summary>
    public Tensor Draw(long count)
    {
        var noise = Noise ?? throw new InvalidOperationException("Dropout draws only within a Trainer.");
        var mask = empty(count, ScalarType.Byte);
        noise.Draw(1 - rate, mask.bytes);
        return mask;
    }
}
