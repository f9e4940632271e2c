using System.Runtime.CompilerServices;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Functions of vectors of any width.</summary>
internal static class Lanes<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Returns max(0, x); NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Relu(TLanes x) => TLanes.Max(TLanes.Zero, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sigmoid(TLanes x) => TLanes.Reciprocal(TLanes.One + Exp(-x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Tanh(TLanes x) => TLanes.Create(2f) * Sigmoid(x + x) - TLanes.One;

    /// <summary>Returns exp(x) with an error of at most two units in the last place; x is clamped to ±87, about the range of float32.</summary>
    /// <remarks>x = n log 2 + r; a Taylor polynomial for exp(r); n is added to the exponent (Cephes, expf).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Exp(TLanes x)
    {
        // x is the second argument of both, so that NaN stays NaN.
        x = TLanes.Min(TLanes.Create(87f), TLanes.Max(TLanes.Create(-87f), x));
        var n = TLanes.Round(x * 1.44269504f);
        var r = TLanes.MultiplyAdd(n, TLanes.Create(-0.693359375f), x);
        r = TLanes.MultiplyAdd(n, TLanes.Create(2.12194440e-4f), r);
        var p = TLanes.MultiplyAdd(TLanes.Create(1f / 720), r, TLanes.Create(1f / 120));
        p = TLanes.MultiplyAdd(p, r, TLanes.Create(1f / 24));
        p = TLanes.MultiplyAdd(p, r, TLanes.Create(1f / 6));
        p = TLanes.MultiplyAdd(p, r, TLanes.Create(0.5f));
        p = TLanes.MultiplyAdd(p, r, TLanes.One);
        p = TLanes.MultiplyAdd(p, r, TLanes.One);
        return p * TLanes.PowerOfTwo(n);
    }
}
