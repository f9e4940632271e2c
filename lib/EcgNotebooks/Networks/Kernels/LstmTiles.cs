using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The tiles of the LSTM's passes over time: divides the sequences among the threads, and multiplies their rows by the weights.</summary>
internal static unsafe class LstmTiles
{
    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;

    /// <summary>Calls work with the first example and the number of examples of each thread, a multiple of eight.</summary>
    /// <remarks>
    /// Each thread processes all of its examples together, so that a panel of weights in the L1 cache serves all of them. If the
    /// batch isn't a multiple of the tile's rows, a last tile computes some examples again. It runs after the tile that it
    /// overlaps, on the same thread, because both write to the same memory.
    /// </remarks>
    public static void Run(int batch, Action<int, int> work)
    {
        var tiles = batch / Rows;
        var threads = Math.Min(get_num_threads(), tiles);
        Parallel.For(
            0,
            threads,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            thread =>
            {
                var (start, end) = (tiles * thread / threads, tiles * (thread + 1) / threads);
                work(start * Rows, (end - start) * Rows);
                if (end == tiles && batch % Rows > 0)
                {
                    work(batch - Rows, Rows);
                }
            }
        );
    }

    /// <summary>Packs weights, (out, in), into panels of 32 columns; the caller must dispose them.</summary>
    public static Scratch Panels(Tensor weight)
    {
        var (outputs, inputs) = ((int)weight.shape[0], (int)weight.shape[1]);
        var panels = new Scratch(weight.numel());
        ConvolutionPanels.PackForward(new(1, inputs, outputs, 1, 1), weight.Values(), panels.Values);
        return panels;
    }

    /// <summary>Multiplies rows by packed weights.</summary>
    /// <param name="rows">Number of rows, a multiple of eight.</param>
    /// <param name="a">The rows, (rows, width), contiguous.</param>
    /// <param name="panels">The weights; see <see cref="Panels"/>.</param>
    /// <param name="width">Number of values of a row.</param>
    /// <param name="c">Receives the products, (rows, columns).</param>
    /// <param name="cRow">Distance between the rows of the products in floats.</param>
    /// <param name="columns">Number of columns, a multiple of 32.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<TLanes>(int rows, float* a, float* panels, int width, float* c, nint cRow, int columns)
        where TLanes : struct, ILanes<TLanes>
    {
        for (var column = 0; column < columns; column += Columns)
        {
            float* panel = panels + column * width;
            for (var i = 0; i < rows; i += Rows)
            {
                float* sums = c + i * cRow + column;
                TileProduct.Run<TLanes>(a + i * width, width, 1, panel, Columns, width, sums, cRow, false);
            }
        }
    }
}
