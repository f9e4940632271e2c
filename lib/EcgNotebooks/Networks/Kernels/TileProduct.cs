using System.Runtime.CompilerServices;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The inner loop of the convolutions and the LSTM: computes a tile of 8 rows and 32 columns of a matrix product.</summary>
/// <remarks>
/// Sums in registers hide the latency of the multiply-adds (Goto and van de Geijn, 2008). The widest vectors hold the whole tile in
/// sixteen registers; narrower ones compute it in parts. Each sum adds its products in the same order either way. The left matrix
/// has two strides, so that the same loop can multiply a matrix, its transpose, and the overlapping windows of a signal.
/// </remarks>
internal static unsafe class TileProduct
{
    public const int Rows = 8;
    public const int Columns = 32;

    /// <summary>Computes c[r, j] = sum over s of a[r * row + s * step] * b[s * bRow + j]; if <paramref name="add"/> is true, adds it to c.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TLanes>(
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
        where TLanes : struct, ILanes<TLanes>
    {
        if (TLanes.TileRows == Rows && 2 * TLanes.Count == Columns)
        {
            TilePart<TLanes>.EightRows(a, row, step, b, bRow, steps, c, cRow, add);
            return;
        }

        RunParts<TLanes>(a, row, step, b, bRow, steps, c, cRow, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunParts<TLanes>(
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
        where TLanes : struct, ILanes<TLanes>
    {
        if (TLanes.TileRows == Rows)
        {
            for (var column = 0; column < Columns; column += 2 * TLanes.Count)
            {
                TilePart<TLanes>.EightRows(a, row, step, b + column, bRow, steps, c + column, cRow, add);
            }

            return;
        }

        for (var column = 0; column < Columns; column += 4 * TLanes.Count)
        {
            float* panel = b + column;
            float* sums = c + column;
            var next = 0;
            for (; TLanes.TileRows == 3 && next < 6; next += 3)
            {
                TilePart<TLanes>.ThreeRows(
                    a + next * row,
                    row,
                    step,
                    panel,
                    bRow,
                    steps,
                    sums + next * cRow,
                    cRow,
                    add
                );
            }

            for (; next < Rows; next += 2)
            {
                TilePart<TLanes>.TwoRows(a + next * row, row, step, panel, bRow, steps, sums + next * cRow, cRow, add);
            }
        }
    }
}
