using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The inner loop of the convolutions and the LSTM: computes a tile of 8 rows and 32 columns of a matrix product.</summary>
/// <remarks>
/// Sixteen sums in registers hide the latency of two multiply-adds per cycle (Goto and van de Geijn, 2008). The left matrix has two
/// strides, so that the same loop can multiply a matrix, its transpose, and the overlapping windows of a signal.
/// </remarks>
internal static unsafe class TileProduct
{
    public const int Rows = 8;
    public const int Columns = 32;

    /// <summary>True if the processor has 512-bit vector registers, which the tiles are designed for.</summary>
    public static bool IsFast => Vector512.IsHardwareAccelerated;

    /// <summary>Computes c[r, j] = sum over s of a[r * row + s * step] * b[s * bRow + j]; if <paramref name="add"/> is true, adds it to c.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run(float* a, nint row, nint step, float* b, nint bRow, int steps, float* c, nint cRow, bool add)
    {
        Vector512<float> c00,
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
        c00 = c01 = c10 = c11 = c20 = c21 = c30 = c31 = Vector512<float>.Zero;
        c40 = c41 = c50 = c51 = c60 = c61 = c70 = c71 = Vector512<float>.Zero;
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
            var (b0, b1) = (Vector512.Load(b), Vector512.Load(b + 16));
            Add(*a, b0, b1, ref c00, ref c01);
            Add(a[row], b0, b1, ref c10, ref c11);
            Add(a[2 * row], b0, b1, ref c20, ref c21);
            Add(*a3, b0, b1, ref c30, ref c31);
            Add(a3[row], b0, b1, ref c40, ref c41);
            Add(a3[2 * row], b0, b1, ref c50, ref c51);
            Add(*a6, b0, b1, ref c60, ref c61);
            Add(a6[row], b0, b1, ref c70, ref c71);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        float a,
        Vector512<float> b0,
        Vector512<float> b1,
        ref Vector512<float> c0,
        ref Vector512<float> c1
    )
    {
        var x = Vector512.Create(a);
        c0 = Vector512.FusedMultiplyAdd(x, b0, c0);
        c1 = Vector512.FusedMultiplyAdd(x, b1, c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(float* c, out Vector512<float> c0, out Vector512<float> c1) =>
        (c0, c1) = (Vector512.Load(c), Vector512.Load(c + 16));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* c, Vector512<float> c0, Vector512<float> c1)
    {
        c0.Store(c);
        c1.Store(c + 16);
    }
}
