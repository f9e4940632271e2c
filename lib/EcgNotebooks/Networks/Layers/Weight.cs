using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Layers;

/// <summary>One array of a network's weights, readable and writable in PyTorch's and in Keras's layout.</summary>
/// <remarks>Keras orders the axes of every kernel of these networks the other way round: (k, in, out), (in, out).</remarks>
internal sealed class Weight
{
    internal Weight(string name, string kerasName, Tensor value, bool trainable = true) =>
        (Name, KerasName, Value, Trainable) = (name, kerasName, value, trainable);

    /// <summary>The layer's and the weight's name, such as conv1.weight.</summary>
    public string Name { get; }

    /// <summary>Keras's name for it within the layer, such as kernel.</summary>
    public string KerasName { get; }

    /// <summary>Whether training steps change it; otherwise it is a moving statistic.</summary>
    public bool Trainable { get; }

    /// <summary>Sizes in PyTorch's layout: (out, in, k) for a convolution, (out, in) for a dense layer.</summary>
    public IReadOnlyList<long> Shape => Value.shape;

    /// <summary>Sizes in Keras's layout.</summary>
    public IReadOnlyList<long> KerasShape => [.. Value.shape.Reverse()];

    /// <summary>Number of values.</summary>
    public int Count => checked((int)Value.numel());

    /// <summary>The memory that the network computes with.</summary>
    internal Tensor Value { get; private set; }

    internal bool IsOnCpu => Value.device_type == DeviceType.CPU;

    /// <summary>The values where they are, on the processor only.</summary>
    internal Span<float> Values => MemoryMarshal.Cast<byte, float>(Value.bytes);

    /// <summary>A copy of the values in PyTorch's layout.</summary>
    public float[] ToArray()
    {
        if (IsOnCpu)
        {
            return Values.ToArray();
        }

        using var copy = Value.cpu();
        return MemoryMarshal.Cast<byte, float>(copy.bytes).ToArray();
    }

    /// <summary>Copies the values in PyTorch's layout into memory of their length.</summary>
    internal void CopyTo(float[] destination)
    {
        if (IsOnCpu)
        {
            Values.CopyTo(destination);
            return;
        }

        ToArray().CopyTo(destination, 0);
    }

    /// <summary>A copy of the values in Keras's layout.</summary>
    public float[] ToKeras()
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        return MemoryMarshal.Cast<byte, float>(Reversed(Value).contiguous().cpu().bytes).ToArray();
    }

    /// <summary>Replaces the values, given in PyTorch's layout.</summary>
    public void Set(ReadOnlySpan<float> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, Count);
        if (IsOnCpu)
        {
            values.CopyTo(Values);
            return;
        }

        using var noGradients = no_grad();
        using var copy = tensor(values.ToArray(), Value.shape);
        Value.copy_(copy);
    }

    /// <summary>Puts the values into a device's memory.</summary>
    internal void MoveTo(Device device)
    {
        if (Value.device_type == device.type)
        {
            return;
        }

        using var noGradients = no_grad();
        var moved = Value.detach().to(device);
        Value.Dispose();
        Value = Trainable ? new Parameter(moved) : moved;
        Value.DetachFromDisposeScope();
    }

    /// <summary>Replaces the values, given in Keras's layout.</summary>
    public void SetKeras(float[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, Count);
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        Value.copy_(Reversed(tensor(values, [.. KerasShape])));
    }

    /// <summary>Takes the memory that a module has moved to another device.</summary>
    internal void Refer(Parameter moved)
    {
        Value = moved;
        Value.DetachFromDisposeScope();
    }

    private static Tensor Reversed(Tensor x) =>
        x.permute([.. Enumerable.Range(0, x.shape.Length).Select(i => (long)i).Reverse()]);
}
