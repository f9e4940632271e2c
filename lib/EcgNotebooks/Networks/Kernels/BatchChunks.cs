using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Divides the examples of a batch into chunks and processes them on as many threads as torch uses.</summary>
/// <remarks>The chunks don't depend on the number of threads, so sums over them are reproducible bit for bit.</remarks>
internal static class BatchChunks
{
    /// <summary>Number of chunks: enough for all threads to finish at about the same time.</summary>
    public const int Count = 32;

    /// <summary>Processes all chunks.</summary>
    /// <param name="batch">Number of examples.</param>
    /// <param name="scratch">Size of each thread's scratch buffer in floats.</param>
    /// <param name="work">Called with the number of a chunk, its range of examples, and the thread's scratch buffer.</param>
    /// <param name="serialWork">Serial work that one thread does before its first chunk.</param>
    public static void Run(int batch, long scratch, Action<int, Range, Scratch> work, Action? serialWork = null)
    {
        // The threads take chunks one by one: Parallel.For's growing ranges would let some threads idle at the end.
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
                    serialWork?.Invoke();
                }

                using var memory = new Scratch(scratch);
                for (int chunk; (chunk = Interlocked.Increment(ref next)) < Count; )
                {
                    work(chunk, new(batch * chunk / Count, batch * (chunk + 1) / Count), memory);
                }
            }
        );
    }
}
