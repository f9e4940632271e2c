using System.Runtime.CompilerServices;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Computes as much of a tile as the registers hold: some rows of two or four vectors; the arguments are those of <see cref="TileProduct"/>.</summary>
internal static unsafe class TilePart<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Computes eight rows in sixteen registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void EightRows(
        float* a,
        nint row,
        nint step,
        float* b,
        nint bRow,
        int steps,
        float* c,
        nint cRow,
        bool add
    )
    {
        TLanes c00,
            c01,
            c10,
            c11,
            c20,
            c21,
            c30,
            c31,
            c40,
            c41,
            c50,
            c51,
            c60,
            c61,
            c70,
            c71;
        c00 = c01 = c10 = c11 = c20 = c21 = c30 = c31 = TLanes.Zero;
        c40 = c41 = c50 = c51 = c60 = c61 = c70 = c71 = TLanes.Zero;
        if (add)
        {
            Load(c, out c00, out c01);
            Load(c + cRow, out c10, out c11);
            Load(c + 2 * cRow, out c20, out c21);
            Load(c + 3 * cRow, out c30, out c31);
            Load(c + 4 * cRow, out c40, out c41);
            Load(c + 5 * cRow, out c50, out c51);
            Load(c + 6 * cRow, out c60, out c61);
            Load(c + 7 * cRow, out c70, out c71);
        }

        float* a3 = a + 3 * row;
        float* a6 = a + 6 * row;
        for (var s = 0; s < steps; s++)
        {
            var (b0, b1) = (TLanes.Load(b), TLanes.Load(b + TLanes.Count));
            Add(a, b0, b1, ref c00, ref c01);
            Add(a + row, b0, b1, ref c10, ref c11);
            Add(a + 2 * row, b0, b1, ref c20, ref c21);
            Add(a3, b0, b1, ref c30, ref c31);
            Add(a3 + row, b0, b1, ref c40, ref c41);
            Add(a3 + 2 * row, b0, b1, ref c50, ref c51);
            Add(a6, b0, b1, ref c60, ref c61);
            Add(a6 + row, b0, b1, ref c70, ref c71);
            a += step;
            a3 += step;
            a6 += step;
            b += bRow;
        }

        Store(c, c00, c01);
        Store(c + cRow, c10, c11);
        Store(c + 2 * cRow, c20, c21);
        Store(c + 3 * cRow, c30, c31);
        Store(c + 4 * cRow, c40, c41);
        Store(c + 5 * cRow, c50, c51);
        Store(c + 6 * cRow, c60, c61);
        Store(c + 7 * cRow, c70, c71);
    }

    /// <summary>Computes three rows of four vectors in twelve registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void ThreeRows(
        float* a,
        nint row,
        nint step,
        float* b,
        nint bRow,
        int steps,
        float* c,
        nint cRow,
        bool add
    )
    {
        TLanes c00,
            c01,
            c02,
            c03,
            c10,
            c11,
            c12,
            c13,
            c20,
            c21,
            c22,
            c23;
        c00 = c01 = c02 = c03 = TLanes.Zero;
        c10 = c11 = c12 = c13 = TLanes.Zero;
        c20 = c21 = c22 = c23 = TLanes.Zero;
        if (add)
        {
            Load(c, out c00, out c01);
            Load(c + 2 * TLanes.Count, out c02, out c03);
            Load(c + cRow, out c10, out c11);
            Load(c + cRow + 2 * TLanes.Count, out c12, out c13);
            Load(c + 2 * cRow, out c20, out c21);
            Load(c + 2 * cRow + 2 * TLanes.Count, out c22, out c23);
        }

        for (var s = 0; s < steps; s++)
        {
            var x0 = TLanes.Broadcast(a);
            var x1 = TLanes.Broadcast(a + row);
            var x2 = TLanes.Broadcast(a + 2 * row);
            var b0 = TLanes.Load(b);
            c00 = TLanes.MultiplyAdd(x0, b0, c00);
            c10 = TLanes.MultiplyAdd(x1, b0, c10);
            c20 = TLanes.MultiplyAdd(x2, b0, c20);
            var b1 = TLanes.Load(b + TLanes.Count);
            c01 = TLanes.MultiplyAdd(x0, b1, c01);
            c11 = TLanes.MultiplyAdd(x1, b1, c11);
            c21 = TLanes.MultiplyAdd(x2, b1, c21);
            var b2 = TLanes.Load(b + 2 * TLanes.Count);
            c02 = TLanes.MultiplyAdd(x0, b2, c02);
            c12 = TLanes.MultiplyAdd(x1, b2, c12);
            c22 = TLanes.MultiplyAdd(x2, b2, c22);
            var b3 = TLanes.Load(b + 3 * TLanes.Count);
            c03 = TLanes.MultiplyAdd(x0, b3, c03);
            c13 = TLanes.MultiplyAdd(x1, b3, c13);
            c23 = TLanes.MultiplyAdd(x2, b3, c23);
            a += step;
            b += bRow;
        }

        Store(c, c00, c01);
        Store(c + 2 * TLanes.Count, c02, c03);
        Store(c + cRow, c10, c11);
        Store(c + cRow + 2 * TLanes.Count, c12, c13);
        Store(c + 2 * cRow, c20, c21);
        Store(c + 2 * cRow + 2 * TLanes.Count, c22, c23);
    }

    /// <summary>Computes two rows of four vectors in eight registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void TwoRows(
        float* a,
        nint row,
        nint step,
        float* b,
        nint bRow,
        int steps,
        float* c,
        nint cRow,
        bool add
    )
    {
        TLanes c00,
            c01,
            c02,
            c03,
            c10,
            c11,
            c12,
            c13;
        c00 = c01 = c02 = c03 = TLanes.Zero;
        c10 = c11 = c12 = c13 = TLanes.Zero;
        if (add)
        {
            Load(c, out c00, out c01);
            Load(c + 2 * TLanes.Count, out c02, out c03);
            Load(c + cRow, out c10, out c11);
            Load(c + cRow + 2 * TLanes.Count, out c12, out c13);
        }

        // Two steps at a time: without fused multiply-add, the instructions that only count would be a seventh of all.
        float* a1 = a + row;
        var twoSteps = 2 * step;
        for (; steps > 1; steps -= 2)
        {
            var (x0, x1) = (TLanes.Broadcast(a), TLanes.Broadcast(a1));
            Add(x0, x1, TLanes.Load(b), ref c00, ref c10);
            Add(x0, x1, TLanes.Load(b + TLanes.Count), ref c01, ref c11);
            Add(x0, x1, TLanes.Load(b + 2 * TLanes.Count), ref c02, ref c12);
            Add(x0, x1, TLanes.Load(b + 3 * TLanes.Count), ref c03, ref c13);
            var (y0, y1) = (TLanes.Broadcast(a + step), TLanes.Broadcast(a1 + step));
            Add(y0, y1, TLanes.Load(b + bRow), ref c00, ref c10);
            Add(y0, y1, TLanes.Load(b + bRow + TLanes.Count), ref c01, ref c11);
            Add(y0, y1, TLanes.Load(b + bRow + 2 * TLanes.Count), ref c02, ref c12);
            Add(y0, y1, TLanes.Load(b + bRow + 3 * TLanes.Count), ref c03, ref c13);
            a += twoSteps;
            a1 += twoSteps;
            b += 2 * bRow;
        }

        if (steps > 0)
        {
            var (x0, x1) = (TLanes.Broadcast(a), TLanes.Broadcast(a1));
            Add(x0, x1, TLanes.Load(b), ref c00, ref c10);
            Add(x0, x1, TLanes.Load(b + TLanes.Count), ref c01, ref c11);
            Add(x0, x1, TLanes.Load(b + 2 * TLanes.Count), ref c02, ref c12);
            Add(x0, x1, TLanes.Load(b + 3 * TLanes.Count), ref c03, ref c13);
        }

        Store(c, c00, c01);
        Store(c + 2 * TLanes.Count, c02, c03);
        Store(c + cRow, c10, c11);
        Store(c + cRow + 2 * TLanes.Count, c12, c13);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(TLanes x0, TLanes x1, TLanes b, ref TLanes c0, ref TLanes c1)
    {
        c0 = TLanes.MultiplyAdd(x0, b, c0);
        c1 = TLanes.MultiplyAdd(x1, b, c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* a, TLanes b0, TLanes b1, ref TLanes c0, ref TLanes c1)
    {
        var x = TLanes.Broadcast(a);
        c0 = TLanes.MultiplyAdd(x, b0, c0);
        c1 = TLanes.MultiplyAdd(x, b1, c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(float* c, out TLanes c0, out TLanes c1) =>
        (c0, c1) = (TLanes.Load(c), TLanes.Load(c + TLanes.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* c, TLanes c0, TLanes c1)
    {
        c0.Store(c);
        c1.Store(c + TLanes.Count);
    }
}
