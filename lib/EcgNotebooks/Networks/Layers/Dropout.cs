using EcgNotebooks.Training;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Layers;

/// <summary>Keras's Dropout: while training, each value is zero with this probability and the others are scaled up.</summary>
internal sealed class Dropout(string name, double rate, params long[] shape) : Layer(name, "Dropout", shape)
{
    /// <summary>The share of values that a training step leaves out.</summary>
    public double Rate => training ? rate : 0;

    /// <summary>
    /// Whether (n, channel, time) is drawn for by time, n, channel, as recurrent layers have it; else in the order in which the
    /// values lie in memory.
    /// </summary>
    public bool TimeFirst { get; init; }

    public override Tensor forward(Tensor input)
    {
        if (Rate == 0)
        {
            return input;
        }

        using var mask = Ordered(Draw(input.numel()), input);
        return input * mask.to(input.device).to(input.dtype).div_(1 - rate);
    }

    private Tensor Ordered(Tensor mask, Tensor input) =>
        TimeFirst
            ? mask.view(input.shape[2], input.shape[0], input.shape[1]).permute(1, 2, 0)
            : mask.as_strided(input.shape, input.stride());

    /// <summary>Draws for this many values: 1 to keep, 0 to leave out.</summary>
    public Tensor Draw(long count)
    {
        var mask = empty(count, ScalarType.Byte);
        Draw(mask);
        return mask;
    }

    /// <summary>Draws for each value of a contiguous tensor of bytes.</summary>
    public void Draw(Tensor mask)
    {
        var noise = Noise ?? throw new InvalidOperationException("Dropout draws only within a Trainer.");
        noise.Draw(1 - rate, mask.bytes);
    }
}
