using TorchSharp;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Layers;

/// <summary>Keras's Dropout: during training, sets values to 0 at random and scales the others by 1 / (1 - rate).</summary>
internal sealed class Dropout(string name, double rate, params long[] shape) : Layer(name, "Dropout", shape)
{
    private Tensor? _prepared;

    /// <summary>Probability that a value is set to 0; 0 outside of training.</summary>
    public double Rate => training ? rate : 0;

    /// <summary>
    /// True if the mask of (n, channel, time) is drawn in the order (time, n, channel), that of recurrent layers; false if it is drawn
    /// in the order of the values in memory.
    /// </summary>
    public bool TimeFirst { get; init; }

    public override Tensor forward(Tensor input)
    {
        if (Rate == 0)
        {
            return input;
        }

        using var mask = Ordered(Mask(input.numel()), input);
        // Held until the call returns: torch reads a temporary scalar after the garbage collector may have freed it.
        using Scalar kept = 1 - rate;
        return input * mask.to(input.device).to(input.dtype).div_(kept);
    }

    private Tensor Ordered(Tensor mask, Tensor input) =>
        TimeFirst
            ? mask.view(input.shape[2], input.shape[0], input.shape[1]).permute(1, 2, 0)
            : mask.as_strided(input.shape, input.stride());

    /// <summary>Returns the dropout mask for a number of values: 1 to keep a value, 0 to drop it; uses the mask drawn in advance, if there is one.</summary>
    public Tensor Mask(long count)
    {
        var prepared = _prepared;
        _prepared = null;
        if (prepared is not null && prepared.numel() == count)
        {
            return prepared;
        }

        var mask = empty(count, ScalarType.Byte);
        Draw(mask);
        return mask;
    }

    /// <summary>Returns the memory of the next <see cref="Mask"/>, for the caller to draw in advance; null if the dropout rate is 0.</summary>
    /// <param name="examples">Number of examples in the batch.</param>
    public Tensor? PrepareMask(long examples) =>
        _prepared = Rate == 0 ? null : empty(OutputShape.Aggregate(examples, (a, b) => a * b), ScalarType.Byte);

    /// <summary>Draws the dropout mask into a contiguous tensor of bytes.</summary>
    public void Draw(Tensor mask)
    {
        var random =
            DropoutRandom
            ?? throw new InvalidOperationException("A dropout layer can be in training mode only within a Trainer.");
        random.Draw(1 - rate, mask.bytes);
    }
}
