using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Operations on vectors of sixteen floats.</summary>
internal static class Lanes
{
    public const int Count = 16;

    // A property, which the compiler treats as a constant; in methods with AggressiveOptimization a static field would be read
    // through a check for initialization.
    private static Vector512<int> Bits =>
        Vector512.Create(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768);

    /// <summary>Returns max(0, x); NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Relu(Vector512<float> x) => Vector512.MaxNative(Vector512<float>.Zero, x);

    /// <summary>Returns the values whose bit is set, and 0 for the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Where(ushort bits, Vector512<float> x) =>
        Vector512.Equals(Vector512.Create((int)bits) & Bits, Bits).AsSingle() & x;

    /// <summary>Returns one bit per lane, which is set if a is greater than b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort Greater(Vector512<float> a, Vector512<float> b) =>
        (ushort)Vector512.GreaterThan(a, b).ExtractMostSignificantBits();

    /// <summary>Converts bytes to floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Widen(Vector128<byte> bytes)
    {
        var (low, high) = Vector128.Widen(bytes);
        return Vector512.ConvertToSingle(
            Vector512
                .Create(
                    Vector256.Create(Vector128.WidenLower(low), Vector128.WidenUpper(low)),
                    Vector256.Create(Vector128.WidenLower(high), Vector128.WidenUpper(high))
                )
                .AsInt32()
        );
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x) => Reciprocal(Vector512<float>.One + Exp(-x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x) =>
        Vector512.Create(2f) * Sigmoid(x + x) - Vector512<float>.One;

    /// <summary>Returns 1 / x with an error of at most one unit in the last place, unless the result is subnormal.</summary>
    /// <remarks>One step of Newton's method from an estimate of 14 bits.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Reciprocal(Vector512<float> x)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512<float>.One / x;
        }

        var estimate = Avx512F.Reciprocal14(x);
        var error = Vector512.FusedMultiplyAdd(-x, estimate, Vector512<float>.One);
        return Vector512.FusedMultiplyAdd(estimate, error, estimate);
    }

    /// <summary>Returns exp(x) with an error of at most two units in the last place; x is clamped to ±87, about the range of float32.</summary>
    /// <remarks>x = n log 2 + r; a Taylor polynomial for exp(r); n is added to the exponent (Cephes, expf).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Exp(Vector512<float> x)
    {
        // x is the second argument of both, so that NaN stays NaN.
        x = Vector512.MinNative(Vector512.Create(87f), Vector512.MaxNative(Vector512.Create(-87f), x));
        var n = Vector512.Round(x * 1.44269504f);
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-0.693359375f), x);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(2.12194440e-4f), r);
        var p = Vector512.FusedMultiplyAdd(Vector512.Create(1f / 720), r, Vector512.Create(1f / 120));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1f / 24));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1f / 6));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.5f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512<float>.One);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512<float>.One);
        return p * ((Vector512.ConvertToInt32Native(n) + Vector512.Create(127)) << 23).AsSingle();
    }
}
