using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Layers;

/// <summary>Keras's Dropout: while training, each value is zero with this probability and the others are scaled up.</summary>
internal sealed class Dropout(string name, double rate, params long[] shape) : Layer(name, "Dropout", shape)
{
    private Tensor? _ahead;

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

        using var mask = Ordered(Mask(input.numel()), input);
        return input * mask.to(input.device).to(input.dtype).div_(1 - rate);
    }

    private Tensor Ordered(Tensor mask, Tensor input) =>
        TimeFirst
            ? mask.view(input.shape[2], input.shape[0], input.shape[1]).permute(1, 2, 0)
            : mask.as_strided(input.shape, input.stride());

    /// <summary>Draws for this many values: 1 to keep, 0 to leave out; what was drawn ahead where something was.</summary>
    public Tensor Mask(long count)
    {
        var ahead = _ahead;
        _ahead = null;
        if (ahead is not null && ahead.numel() == count)
        {
            return ahead;
        }

        var mask = empty(count, ScalarType.Byte);
        Draw(mask);
        return mask;
    }

    /// <summary>The memory of the next <see cref="Mask"/>, for the caller to draw into before; null where nothing is drawn.</summary>
    /// <param name="examples">Number of examples.</param>
    public Tensor? Ahead(long examples) =>
        _ahead = Rate == 0 ? null : empty(OutputShape.Aggregate(examples, (a, b) => a * b), ScalarType.Byte);

    /// <summary>Draws for each value of a contiguous tensor of bytes.</summary>
    public void Draw(Tensor mask)
    {
        var noise = DropoutRandom ?? throw new InvalidOperationException("Dropout draws only within a Trainer.");
        noise.Draw(1 - rate, mask.bytes);
    }
}
