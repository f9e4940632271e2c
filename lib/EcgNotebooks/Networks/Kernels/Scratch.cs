using System.Runtime.InteropServices;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>A scratch buffer of unmanaged memory, aligned to 64 bytes for vector loads.</summary>
internal sealed unsafe class Scratch(long count) : IDisposable
{
    private const int Alignment = 64;

    public float* Start { get; private set; } =
        (float*)NativeMemory.AlignedAlloc((nuint)(count * sizeof(float)), Alignment);

    public Span<float> Values => new(Start, checked((int)count));

    public void Dispose()
    {
        NativeMemory.AlignedFree(Start);
        Start = null;
    }
}
