using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Eight floats, for AVX2 with fused multiply-add.</summary>
internal readonly unsafe struct Lanes256 : ILanes<Lanes256>
{
    private readonly Vector256<float> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes256(Vector256<float> value) => _value = value;

    public static int Count => 8;

    public static int TileRows => 3;

    public static int LanesPerByte => 8;

    public static bool IsSupported => Vector256.IsHardwareAccelerated && Fma.IsSupported;

    public static Lanes256 Zero => new(Vector256<float>.Zero);

    public static Lanes256 One => new(Vector256<float>.One);

    // A property, which the compiler treats as a constant; in methods with AggressiveOptimization a static field would be read
    // through a check for initialization.
    private static Vector256<int> Bits => Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator +(Lanes256 a, Lanes256 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 a, Lanes256 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator *(Lanes256 a, Lanes256 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator *(Lanes256 a, float b) => new(a._value * b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 a) => new(-a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Create(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Broadcast(float* address) => new(Vector256.Create(*address));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(float* address) => new(Vector256.Load(address));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 LoadBytes(byte* address)
    {
        var shorts = Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(ulong*)address).AsByte());
        var wide = Vector256.Create(Vector128.WidenLower(shorts), Vector128.WidenUpper(shorts));
        return new(Vector256.ConvertToSingle(wide.AsInt32()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* address) => _value.Store(address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreNonTemporal(float* address) => _value.StoreAlignedNonTemporal(address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyAdd(Lanes256 a, Lanes256 b, Lanes256 c) =>
        new(Vector256.FusedMultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Max(Lanes256 a, Lanes256 b) => new(Vector256.MaxNative(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Min(Lanes256 a, Lanes256 b) => new(Vector256.MinNative(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Round(Lanes256 x) => new(Vector256.Round(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Reciprocal(Lanes256 x) => new(Vector256<float>.One / x._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 PowerOfTwo(Lanes256 n) =>
        new(((Vector256.ConvertToInt32Native(n._value) + Vector256.Create(127)) << 23).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Greater(Lanes256 a, Lanes256 b) =>
        (int)Vector256.GreaterThan(a._value, b._value).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 WhereGreater(Lanes256 a, Lanes256 b, Lanes256 x) =>
        new(x._value & Vector256.GreaterThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMask(int bits, byte* address) => *address = (byte)bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Where(byte* mask, Lanes256 x) =>
        new(Vector256.Equals(Vector256.Create((int)*mask) & Bits, Bits).AsSingle() & x._value);
}
