using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Divides the sequences of a batch among the threads.</summary>
internal static class LstmTiles
{
    private const int Rows = TileProduct.Rows;

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
}
