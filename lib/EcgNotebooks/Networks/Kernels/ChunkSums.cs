using System.Numerics.Tensors;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Sums over the examples of a batch, for gradients of weights, in an order that doesn't depend on the threads.</summary>
internal static unsafe class ChunkSums
{
    /// <summary>Adds the contribution of one example.</summary>
    /// <param name="example">Index of the example.</param>
    /// <param name="sums">Sums of the example's chunk.</param>
    /// <param name="memory">Scratch buffer of the thread.</param>
    public delegate void Add(int example, float* sums, Scratch memory);

    /// <summary>Adds up the contributions of all examples, in parallel.</summary>
    /// <param name="batch">Number of examples.</param>
    /// <param name="count">Number of sums.</param>
    /// <param name="scratch">Size of each thread's scratch buffer in floats.</param>
    /// <param name="add">Adds the contribution of one example.</param>
    /// <returns>A buffer that starts with the sums; the caller must dispose it.</returns>
    public static Scratch Run(int batch, int count, long scratch, Add add)
    {
        var sums = new Scratch((long)BatchChunks.Count * count);
        BatchChunks.Run(
            batch,
            scratch,
            (chunk, examples, memory) =>
            {
                sums.Values.Slice(chunk * count, count).Clear();
                for (var i = examples.Start.Value; i < examples.End.Value; i++)
                {
                    add(i, sums.Start + (nint)chunk * count, memory);
                }
            }
        );
        var sum = sums.Values[..count];
        for (var chunk = 1; chunk < BatchChunks.Count; chunk++)
        {
            TensorPrimitives.Add(sum, sums.Values.Slice(chunk * count, count), sum);
        }

        return sums;
    }
}
