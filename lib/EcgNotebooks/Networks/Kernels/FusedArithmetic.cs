using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Arm64: fused multiply-add and 32 registers. The instructions also exist on x64, where tests can run them.</summary>
internal readonly unsafe struct FusedArithmetic : ILanes128Arithmetic
{
    public static int TileRows => 8;

    public static bool IsSupported => AdvSimd.Arm64.IsSupported || Fma.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Broadcast(float* address) =>
        AdvSimd.IsSupported ? AdvSimd.LoadAndReplicateToVector128(address) : Vector128.Create(*address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) =>
        Vector128.FusedMultiplyAdd(a, b, c);
}
