using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Sums over the rows of a panel of 32 columns, for the gradients of biases.</summary>
internal static unsafe class ColumnSums
{
    private const int Columns = TileProduct.Columns;

    /// <summary>Adds all rows of a panel to the sums.</summary>
    /// <param name="panel">(rows, 32).</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="sums">(32).</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(float* panel, int rows, float* sums)
    {
        for (var lane = 0; lane < Columns; lane += Lanes.Count)
        {
            // Four independent sums hide the latency of the additions.
            var (a, b) = (Vector512.Load(sums + lane), Vector512<float>.Zero);
            var (c, d) = (Vector512<float>.Zero, Vector512<float>.Zero);
            float* next = panel + lane;
            float* end = next + rows * Columns;
            for (; next + 3 * Columns < end; next += 4 * Columns)
            {
                a += Vector512.Load(next);
                b += Vector512.Load(next + Columns);
                c += Vector512.Load(next + 2 * Columns);
                d += Vector512.Load(next + 3 * Columns);
            }

            for (; next < end; next += Columns)
            {
                a += Vector512.Load(next);
            }

            (a + b + (c + d)).Store(sums + lane);
        }
    }
}
