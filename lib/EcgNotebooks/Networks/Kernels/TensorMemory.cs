using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The memory behind a contiguous tensor of float32.</summary>
internal static unsafe class TensorMemory
{
    /// <summary>Its first value; valid as long as the tensor lives.</summary>
    public static float* Floats(this Tensor tensor) =>
        (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));

    /// <summary>The first 16 bits of a contiguous tensor of any type.</summary>
    public static ushort* Bits(this Tensor tensor) =>
        (ushort*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));

    public static Span<float> Values(this Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
