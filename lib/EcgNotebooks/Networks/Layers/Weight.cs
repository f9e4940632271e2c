using System.Runtime.InteropServices;
using EcgNotebooks.Networks.Kernels;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Layers;

/// <summary>A weight array of a network, which can be read and written in PyTorch's and in Keras's layout.</summary>
/// <remarks>In Keras the axes of all kernels of these networks are in reverse order: (k, in, out) and (in, out).</remarks>
internal sealed class Weight
{
    internal Weight(string name, string kerasName, Tensor value, bool trainable = true) =>
        (Name, KerasName, Value, Trainable) = (name, kerasName, value, trainable);

    /// <summary>Name of the layer and of the weight, such as conv1.weight.</summary>
    public string Name { get; }

    /// <summary>Name of the weight within the layer in Keras, such as kernel.</summary>
    public string KerasName { get; }

    /// <summary>True if the optimizer changes the weight; false for moving statistics.</summary>
    public bool Trainable { get; }

    /// <summary>Shape in PyTorch's layout: (out, in, k) for a convolution, (out, in) for a dense layer.</summary>
    public IReadOnlyList<long> Shape => Value.shape;

    /// <summary>Shape in Keras's layout.</summary>
    public IReadOnlyList<long> KerasShape => [.. Value.shape.Reverse()];

    /// <summary>Number of values.</summary>
    public int Count => checked((int)Value.numel());

    /// <summary>The tensor that the network computes with.</summary>
    internal Tensor Value { get; private set; }

    /// <summary>True if an optimizer takes the gradient from <see cref="DeferredGradient"/>, where there is one.</summary>
    internal bool CanDeferGradient { get; set; }

    /// <summary>The gradient of the last backward pass, if it wasn't computed then but is left to the optimizer.</summary>
    internal IWeightGradient? DeferredGradient { get; set; }

    internal bool IsOnCpu => Value.device_type == DeviceType.CPU;

    /// <summary>The values in the tensor's memory; available on the CPU only.</summary>
    internal Span<float> Values => MemoryMarshal.Cast<byte, float>(Value.bytes);

    /// <summary>Returns a copy of the values in PyTorch's layout.</summary>
    public float[] ToArray()
    {
        if (IsOnCpu)
        {
            return Values.ToArray();
        }

        using var copy = Value.cpu();
        return MemoryMarshal.Cast<byte, float>(copy.bytes).ToArray();
    }

    /// <summary>Copies the values in PyTorch's layout to an array of length <see cref="Count"/>.</summary>
    internal void CopyTo(float[] destination)
    {
        if (IsOnCpu)
        {
            Values.CopyTo(destination);
            return;
        }

        ToArray().CopyTo(destination, 0);
    }

    /// <summary>Returns a copy of the values in Keras's layout.</summary>
    public float[] ToKeras()
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        return MemoryMarshal.Cast<byte, float>(ReverseAxes(Value).contiguous().cpu().bytes).ToArray();
    }

    /// <summary>Sets the values, given in PyTorch's layout.</summary>
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

    /// <summary>Moves the values to a device.</summary>
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

    /// <summary>Sets the values, given in Keras's layout.</summary>
    public void SetKeras(float[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, Count);
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        Value.copy_(ReverseAxes(tensor(values, [.. KerasShape])));
    }

    /// <summary>Replaces the tensor by one that a torch module has moved to another device.</summary>
    internal void Rebind(Parameter moved)
    {
        Value = moved;
        Value.DetachFromDisposeScope();
    }

    private static Tensor ReverseAxes(Tensor x) =>
        x.permute([.. Enumerable.Range(0, x.shape.Length).Select(i => (long)i).Reverse()]);
}
