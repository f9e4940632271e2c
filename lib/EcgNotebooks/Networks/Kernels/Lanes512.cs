using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Sixteen floats, for AVX-512.</summary>
internal readonly unsafe struct Lanes512 : ILanes<Lanes512>
{
    private readonly Vector512<float> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes512(Vector512<float> value) => _value = value;

    public static int Count => 16;

    public static int TileRows => 8;

    public static int LanesPerByte => 8;

    public static bool IsSupported => Vector512.IsHardwareAccelerated;

    public static Lanes512 Zero => new(Vector512<float>.Zero);

    public static Lanes512 One => new(Vector512<float>.One);

    // A property, which the compiler treats as a constant; in methods with AggressiveOptimization a static field would be read
    // through a check for initialization.
    private static Vector512<int> Bits =>
        Vector512.Create(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator +(Lanes512 a, Lanes512 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator -(Lanes512 a, Lanes512 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator *(Lanes512 a, Lanes512 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator *(Lanes512 a, float b) => new(a._value * b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator -(Lanes512 a) => new(-a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Create(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Broadcast(float* address) => new(Vector512.Create(*address));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(float* address) => new(Vector512.Load(address));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 LoadBytes(byte* address)
    {
        var (low, high) = Vector128.Widen(Vector128.Load(address));
        var wide = Vector512.Create(
            Vector256.Create(Vector128.WidenLower(low), Vector128.WidenUpper(low)),
            Vector256.Create(Vector128.WidenLower(high), Vector128.WidenUpper(high))
        );
        return new(Vector512.ConvertToSingle(wide.AsInt32()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* address) => _value.Store(address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreNonTemporal(float* address) => _value.StoreAlignedNonTemporal(address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 MultiplyAdd(Lanes512 a, Lanes512 b, Lanes512 c) =>
        new(Vector512.FusedMultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Max(Lanes512 a, Lanes512 b) => new(Vector512.MaxNative(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Min(Lanes512 a, Lanes512 b) => new(Vector512.MinNative(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Round(Lanes512 x) => new(Vector512.Round(x._value));

    /// <remarks>One step of Newton's method from an estimate of 14 bits.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Reciprocal(Lanes512 x)
    {
        if (!Avx512F.IsSupported)
        {
            return new(Vector512<float>.One / x._value);
        }

        var estimate = Avx512F.Reciprocal14(x._value);
        var error = Vector512.FusedMultiplyAdd(-x._value, estimate, Vector512<float>.One);
        return new(Vector512.FusedMultiplyAdd(estimate, error, estimate));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 PowerOfTwo(Lanes512 n) =>
        new(((Vector512.ConvertToInt32Native(n._value) + Vector512.Create(127)) << 23).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Greater(Lanes512 a, Lanes512 b) =>
        (int)Vector512.GreaterThan(a._value, b._value).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 WhereGreater(Lanes512 a, Lanes512 b, Lanes512 x) =>
        new(x._value & Vector512.GreaterThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMask(int bits, byte* address) => *(ushort*)address = (ushort)bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Where(byte* mask, Lanes512 x) =>
        new(Vector512.Equals(Vector512.Create((int)*(ushort*)mask) & Bits, Bits).AsSingle() & x._value);
}
