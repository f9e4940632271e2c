namespace EcgNotebooks.Balancing;

/// <summary>Brute-force nearest-neighbour search; equally distant rows are ordered by position.</summary>
/// <remarks>
/// The squared distance is the sum of the squared differences of the continuous columns, plus the penalty for each category that
/// differs. The running time is quadratic in the number of rows, the memory linear.
/// </remarks>
internal sealed class BruteForceNeighbours(double[][] continuous, int[][] categories, double penalty)
{
    /// <summary>Returns the nearest neighbours of each row, without the row itself, nearest first: (rows, neighbours) positions, flattened.</summary>
    public int[] Find(int neighbours)
    {
        var rows = continuous[0].Length;
        var result = new int[rows * neighbours];
        Parallel.For(0, rows, row => FindOne(row, result.AsSpan(row * neighbours, neighbours)));
        return result;
    }

    private void FindOne(int row, Span<int> nearest)
    {
        var distances = nearest.Length <= 64 ? stackalloc double[64] : new double[nearest.Length];
        distances = distances[..nearest.Length];
        var known = 0;
        for (var other = 0; other < continuous[0].Length; other++)
        {
            if (other == row)
            {
                continue;
            }

            var distance = SquaredDistance(row, other);
            if (known == nearest.Length && distance >= distances[^1])
            {
                continue;
            }

            known = Math.Min(known + 1, nearest.Length);
            var at = known - 1;
            for (; at > 0 && distances[at - 1] > distance; at--)
            {
                (distances[at], nearest[at]) = (distances[at - 1], nearest[at - 1]);
            }

            (distances[at], nearest[at]) = (distance, other);
        }
    }

    private double SquaredDistance(int a, int b)
    {
        var sum = 0.0;
        foreach (var column in continuous)
        {
            var difference = column[a] - column[b];
            sum += difference * difference;
        }

        var different = 0;
        foreach (var column in categories)
        {
            different += column[a] == column[b] ? 0 : 1;
        }

        return sum + different * penalty;
    }
}
