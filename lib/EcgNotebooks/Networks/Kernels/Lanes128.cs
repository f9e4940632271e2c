using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Four floats, for the processors that <typeparamref name="TArithmetic"/> stands for.</summary>
internal readonly unsafe struct Lanes128<TArithmetic> : ILanes<Lanes128<TArithmetic>>
    where TArithmetic : struct, ILanes128Arithmetic
{
    private readonly Vector128<float> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes128(Vector128<float> value) => _value = value;

    public static int Count => 4;

    public static int TileRows => TArithmetic.TileRows;

    public static int LanesPerByte => 4;

    public static bool IsSupported => TArithmetic.IsSupported;

    public static Lanes128<TArithmetic> Zero => new(Vector128<float>.Zero);

    public static Lanes128<TArithmetic> One => new(Vector128<float>.One);

    // A property, which the compiler treats as a constant; in methods with AggressiveOptimization a static field would be read
    // through a check for initialization.
    private static Vector128<int> Bits => Vector128.Create(1, 2, 4, 8);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TArithmetic> operator +(Lanes128<TArithmetic> a, Lanes128<TArithmetic> b) =>
        new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TArithmetic> operator -(Lanes128<TArithmetic> a, Lanes128<TArithmetic> b) =>
        new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TArithmetic> operator *(Lanes128<TArithmetic> a, Lanes128<TArithmetic> b) =>
        new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TArithmetic> operator *(Lanes128<TArithmetic> a, float b) => new(a._value * b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TArithmetic> operator -(Lanes128<TArithmetic> a) => new(-a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TArithmetic> Create(float value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TArithmetic> Broadcast(float* address) => new(TArithmetic.Broadcast(address));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TArithmetic> Load(float* address) => new(Vector128.Load(address));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TArithmetic> LoadBytes(byte* address)
    {
        var shorts = Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(uint*)address).AsByte());
        return new(Vector128.ConvertToSingle(Vector128.WidenLower(shorts).AsInt32()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* address) => _value.Store(address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreNonTemporal(float* address) => _value.StoreAlignedNonTemporal(address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TArithmetic> MultiplyAdd(
        Lanes128<TArithmetic> a,
        Lanes128<TArithmetic> b,
        Lanes128<TArithmetic> c
    ) => new(TArithmetic.MultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TArithmetic> Max(Lanes128<TArithmetic> a, Lanes128<TArithmetic> b) =>
        new(Vector128.MaxNative(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TArithmetic> Min(Lanes128<TArithmetic> a, Lanes128<TArithmetic> b) =>
        new(Vector128.MinNative(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TArithmetic> Round(Lanes128<TArithmetic> x) => new(Vector128.Round(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TArithmetic> Reciprocal(Lanes128<TArithmetic> x) => new(Vector128<float>.One / x._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TArithmetic> PowerOfTwo(Lanes128<TArithmetic> n) =>
        new(((Vector128.ConvertToInt32Native(n._value) + Vector128.Create(127)) << 23).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Greater(Lanes128<TArithmetic> a, Lanes128<TArithmetic> b) =>
        (int)Vector128.GreaterThan(a._value, b._value).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TArithmetic> WhereGreater(
        Lanes128<TArithmetic> a,
        Lanes128<TArithmetic> b,
        Lanes128<TArithmetic> x
    ) => new(x._value & Vector128.GreaterThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMask(int bits, byte* address) => *address = (byte)bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TArithmetic> Where(byte* mask, Lanes128<TArithmetic> x) =>
        new(Vector128.Equals(Vector128.Create((int)*mask) & Bits, Bits).AsSingle() & x._value);
}
