using System.Runtime.CompilerServices;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Sums over the rows of a panel of 32 columns, for the gradients of biases.</summary>
internal static unsafe class ColumnSums<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int Columns = TileProduct.Columns;

    /// <summary>Adds all rows of a panel to the sums.</summary>
    /// <param name="panel">(rows, 32).</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="sums">(32).</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(float* panel, int rows, float* sums)
    {
        for (var lane = 0; lane < Columns; lane += TLanes.Count)
        {
            // Four independent sums hide the latency of the additions.
            var (a, b) = (TLanes.Load(sums + lane), TLanes.Zero);
            var (c, d) = (TLanes.Zero, TLanes.Zero);
            float* next = panel + lane;
            float* end = next + rows * Columns;
            for (; next + 3 * Columns < end; next += 4 * Columns)
            {
                a += TLanes.Load(next);
                b += TLanes.Load(next + Columns);
                c += TLanes.Load(next + 2 * Columns);
                d += TLanes.Load(next + 3 * Columns);
            }

            for (; next < end; next += Columns)
            {
                a += TLanes.Load(next);
            }

            (a + b + (c + d)).Store(sums + lane);
        }
    }
}
