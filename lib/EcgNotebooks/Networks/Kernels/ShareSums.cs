using System.Numerics.Tensors;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Sums over the examples of a batch, as a weight's gradient is, in an order that doesn't depend on the threads.</summary>
internal static unsafe class ShareSums
{
    /// <summary>Adds what one example gives.</summary>
    /// <param name="example">The example.</param>
    /// <param name="sums">Its share's sums.</param>
    /// <param name="memory">The thread's memory.</param>
    public delegate void Add(int example, float* sums, Scratch memory);

    /// <summary>Does the work for every example.</summary>
    /// <param name="batch">Number of examples.</param>
    /// <param name="count">Number of sums.</param>
    /// <param name="scratch">Floats that each thread needs.</param>
    /// <param name="add">Adds what one example gives.</param>
    /// <returns>Memory that begins with the sums; the caller disposes of it.</returns>
    public static Scratch Run(int batch, int count, long scratch, Add add)
    {
        var sums = new Scratch((long)Shares.Count * count);
        Shares.Run(
            batch,
            scratch,
            (share, examples, memory) =>
            {
                sums.Values.Slice(share * count, count).Clear();
                for (var i = examples.Start.Value; i < examples.End.Value; i++)
                {
                    add(i, sums.Start + (nint)share * count, memory);
                }
            }
        );
        var sum = sums.Values[..count];
        for (var share = 1; share < Shares.Count; share++)
        {
            TensorPrimitives.Add(sum, sums.Values.Slice(share * count, count), sum);
        }

        return sums;
    }
}
