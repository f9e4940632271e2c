using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>x64 without AVX2: multiplication and addition are separate instructions, and there are 16 registers.</summary>
internal readonly struct SeparateArithmetic : ILanes128Arithmetic
{
    public static int TileRows => 4;

    public static bool IsSupported => Vector128.IsHardwareAccelerated;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) => a * b + c;
}
