using System.Numerics.Tensors;

namespace EcgNotebooks.Balancing;

/// <summary>Nearest neighbours among signals by comparing every pair: of equally distant ones the first by position comes first.</summary>
/// <remarks>
/// Euclidean distance over all samples, as <see cref="EveryPairNeighbours"/> takes it over columns; here a row lies in memory as
/// a whole, because a signal has thousands of columns.
/// </remarks>
internal static class SignalNeighbours
{
    /// <summary>The neighbours of each signal, the nearest first, itself left out: signals x neighbours positions.</summary>
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
