using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Gives access to the memory of contiguous tensors.</summary>
internal static unsafe class TensorMemory
{
    /// <summary>Returns a pointer to the values of a float32 tensor, which is valid as long as the tensor isn't disposed.</summary>
    public static float* Floats(this Tensor tensor) =>
        (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));

    /// <summary>Returns a pointer to the memory of a tensor of bytes.</summary>
    public static byte* Bytes(this Tensor tensor) =>
        (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));

    /// <summary>Returns the values of a float32 tensor.</summary>
    public static Span<float> Values(this Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
