using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Splits the examples of a batch among torch's number of threads.</summary>
/// <remarks>The shares don't depend on the number of threads, so that sums over them give the same bits on any.</remarks>
internal static class Shares
{
    /// <summary>Number of shares: enough for many threads to finish at about the same time.</summary>
    public const int Count = 16;

    /// <summary>Does the work for every share with memory of the thread's own.</summary>
    /// <param name="batch">Number of examples.</param>
    /// <param name="scratch">Floats that each thread needs.</param>
    /// <param name="work">Takes the share's number, its examples, and the thread's memory.</param>
    public static void Run(int batch, long scratch, Action<int, Range, Scratch> work) =>
        Parallel.For(
            0,
            Count,
            new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() },
            () => new Scratch(scratch),
            (share, _, memory) =>
            {
                work(share, new(batch * share / Count, batch * (share + 1) / Count), memory);
                return memory;
            },
            memory => memory.Dispose()
        );
}
