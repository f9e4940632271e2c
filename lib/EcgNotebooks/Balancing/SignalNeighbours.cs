using System.Numerics.Tensors;

namespace EcgNotebooks.Balancing;

/// <summary>Brute-force nearest-neighbour search among signals; equally distant signals are ordered by position.</summary>
/// <remarks>
/// The distance is Euclidean over all samples. Unlike in <see cref="BruteForceNeighbours"/>, each signal is contiguous in memory,
/// because it has thousands of samples.
/// </remarks>
internal static class SignalNeighbours
{
    /// <summary>Returns the nearest neighbours of each signal, without the signal itself, nearest first: (signals, neighbours) positions, flattened.</summary>
    public static int[] Find(float[][] signals, int neighbours)
    {
        var result = new int[signals.Length * neighbours];
        Parallel.For(
            0,
            signals.Length,
            row => Nearest(signals, row, neighbours).CopyTo(result.AsSpan(row * neighbours, neighbours))
        );
        return result;
    }

    private static int[] Nearest(float[][] signals, int row, int neighbours)
    {
        var distances = new float[signals.Length];
        var order = new int[signals.Length];
        for (var other = 0; other < signals.Length; other++)
        {
            order[other] = other;
            distances[other] =
                other == row ? float.PositiveInfinity : TensorPrimitives.Distance(signals[row], signals[other]);
        }

        Array.Sort(order, (a, b) => distances[a] != distances[b] ? distances[a].CompareTo(distances[b]) : a - b);
        return order[..neighbours];
    }
}
