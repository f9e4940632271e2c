using System.Runtime.CompilerServices;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Computes as much of a tile as the registers hold: some rows of two vectors; the arguments are those of <see cref="TileProduct"/>.</summary>
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

    /// <summary>Computes four rows in eight registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void FourRows(
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
            c31;
        c00 = c01 = c10 = c11 = c20 = c21 = c30 = c31 = TLanes.Zero;
        if (add)
        {
            Load(c, out c00, out c01);
            Load(c + cRow, out c10, out c11);
            Load(c + 2 * cRow, out c20, out c21);
            Load(c + 3 * cRow, out c30, out c31);
        }

        float* a3 = a + 3 * row;
        for (var s = 0; s < steps; s++)
        {
            var (b0, b1) = (TLanes.Load(b), TLanes.Load(b + TLanes.Count));
            Add(a, b0, b1, ref c00, ref c01);
            Add(a + row, b0, b1, ref c10, ref c11);
            Add(a + 2 * row, b0, b1, ref c20, ref c21);
            Add(a3, b0, b1, ref c30, ref c31);
            a += step;
            a3 += step;
            b += bRow;
        }

        Store(c, c00, c01);
        Store(c + cRow, c10, c11);
        Store(c + 2 * cRow, c20, c21);
        Store(c + 3 * cRow, c30, c31);
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
