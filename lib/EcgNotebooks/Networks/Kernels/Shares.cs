using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Splits the examples of a batch among as many threads as torch uses.</summary>
/// <remarks>The shares don't depend on the number of threads, so that sums over them give the same bits on any.</remarks>
internal static class Shares
{
    /// <summary>Number of shares: enough for all threads to finish at about the same time.</summary>
    public const int Count = 32;

    /// <summary>Does the work for every share.</summary>
    /// <param name="batch">Number of examples.</param>
    /// <param name="scratch">Floats that each thread needs.</param>
    /// <param name="work">Takes the share's number, its examples, and the thread's memory.</param>
    /// <param name="beside">Serial work that one thread does before its first share.</param>
    public static void Run(int batch, long scratch, Action<int, Range, Scratch> work, Action? beside = null)
    {
        // Parallel.For would hand out ever larger ranges, and one thread would wait for another's last.
        var next = -1;
        var threads = get_num_threads();
        Parallel.For(
            0,
            threads,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            thread =>
            {
                if (thread == 0)
                {
                    beside?.Invoke();
                }

                using var memory = new Scratch(scratch);
                for (int share; (share = Interlocked.Increment(ref next)) < Count; )
                {
                    work(share, new(batch * share / Count, batch * (share + 1) / Count), memory);
                }
            }
        );
    }
}
