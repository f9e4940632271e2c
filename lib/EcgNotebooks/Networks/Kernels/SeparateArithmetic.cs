using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>x64 without AVX2: multiplication and addition are separate instructions, and there are 16 registers.</summary>
internal readonly unsafe struct SeparateArithmetic : ILanes128Arithmetic
{
    public static int TileRows => 2;

    public static bool IsSupported => Vector128.IsHardwareAccelerated;

    // Without AVX2, the compiler loads and shuffles although AVX has one instruction for both.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Broadcast(float* address) =>
        Avx.IsSupported ? Avx.BroadcastScalarToVector128(address) : Vector128.Create(*address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) => a * b + c;
}
